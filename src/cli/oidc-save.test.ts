import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { identityProvider } from '../testing/identity-provider.ts'
import { createMinato, installation } from './installation.fixture.ts'

const { folder, env, run, json } = installation('minato')

test('a provider is connected by the command line, its secret read from a file or from standard input', async () => {
  assert.equal((await run(createMinato)).code, 0)
  const idp = await identityProvider(['https://minato.example/oidc/1/callback'])
  writeFileSync(join(folder, 'secret'), `${idp.secret}\n`)
  const save = (file: string, over: Record<string, string> = {}) => [
    'oidc',
    'save',
    ...Object.entries({
      audience: 'staff',
      label: '職員アカウント',
      issuer: idp.issuer,
      'client-id': idp.clientId,
      'client-secret-file': file,
      ...over,
    }).flatMap(([name, value]) => [`--${name}`, value]),
  ]
  const { exit, created, redirectUri } = await json(save('secret'))
  assert.deepEqual([exit, created, redirectUri], [0, true, 'https://minato.example/oidc/1/callback'])

  const bin = fileURLToPath(new URL('../../bin/madoguchi', import.meta.url))
  const child = spawn(process.execPath, [bin, ...save('-', { label: '町の職員' })], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(idp.secret)
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  assert.equal(code, 0)
  assert.match(stdout, /町の職員 .* の設定を変更しました/)
  assert.ok(!stdout.includes(idp.secret))

  writeFileSync(join(folder, 'wrong-secret'), 'wrong')
  assert.match((await json(save('wrong-secret'))).error, /ID とシークレットを、サービスが受け付けません/)
  assert.match((await json(save('secret', { issuer: 'http://login.example.jp' }))).error, /https:/)
  assert.match((await json(save('absent'))).error, /ファイル/)
  assert.equal((await run(save('secret', { audience: 'everybody' }))).code, 2)
})
