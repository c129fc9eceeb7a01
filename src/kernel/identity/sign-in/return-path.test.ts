import assert from 'node:assert/strict'
import { test } from 'node:test'
import { returnPath } from './return-path.ts'

test('signing in leads back to where one was in the console, filters included', () => {
  for (const path of ['/console', '/console/inquiries?state=open&page=2', '/console/account/password'])
    assert.equal(returnPath(path, '/console'), path)
})

test('signing in never leads to another site or out of the console', () => {
  const asked = [
    undefined,
    '',
    'https://evil.example/console',
    '//evil.example/console',
    '/\\evil.example/console',
    '/\t/evil.example/console',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/console@evil.example',
    '/consoles',
    '/console/../me',
    '/console/%2e%2e/me',
    '/',
    '/sign-out',
    ['/console'],
    `/console/${'a'.repeat(2000)}`,
  ]
  for (const one of asked) assert.equal(returnPath(one, '/console'), '/console', String(one))
})

test('residents come back to their own pages only', () => {
  assert.equal(returnPath('/me?done=renamed', '/me'), '/me?done=renamed')
  for (const path of ['/applications?done=given-up', '/agent', '/mandates/an-asking'])
    assert.equal(returnPath(path, '/me'), path)
  assert.equal(returnPath('/console', '/me'), '/me')
})
