import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readIssuer } from './issuer.ts'

test('an issuer is an https address; without https it is on this machine', () => {
  for (const issuer of [
    'https://login.example.jp/realms/town',
    'https://login.example.jp/',
    'https://10.1.2.3:8443/realms/town',
    'http://localhost:8080/realms/town',
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
  ])
    assert.equal(readIssuer(` ${issuer} `), issuer)
})

test('who writes the address of the configuration means the issuer', () => {
  assert.equal(
    readIssuer('https://login.example.jp/realms/town/.well-known/openid-configuration'),
    'https://login.example.jp/realms/town',
  )
})

test('what cannot be an issuer is none', () => {
  for (const typed of [
    '',
    'login.example.jp',
    'http://login.example.jp',
    'http://localhost.example.jp',
    'http://127.0.0.1.example.jp',
    'http://10.1.2.3',
    'file:///etc/passwd',
    'https://login.example.jp/?tenant=1',
    'https://login.example.jp/#town',
    'https://admin:secret@login.example.jp/',
    'https://login.example.jp/.well-known/other',
  ])
    assert.equal(readIssuer(typed), undefined, typed)
})
