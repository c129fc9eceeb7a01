import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, verifyPassword } from './hash-password.ts'

test('passwords are hashed with argon2id at the recommended cost, each with a salt of its own', async () => {
  const [one, other] = await Promise.all([hashPassword('akai-ringo'), hashPassword('akai-ringo')])
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.notEqual(one, other)
})

test('a password is the same in full-width letters, and differs by case', async () => {
  const hash = await hashPassword('akai-ringo')
  assert.ok(await verifyPassword(hash, 'ａｋａｉ－ｒｉｎｇｏ'))
  assert.ok(!(await verifyPassword(hash, 'Akai-ringo')))
})

test('where there is no hash no password fits, not even the one that stands in for the work', async () => {
  for (const password of ['', 'nobody has this password'])
    for (const hash of [undefined, null]) assert.ok(!(await verifyPassword(hash, password)))
})
