import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPublicAddress } from './public-address.ts'

test('addresses of this machine, of networks behind a wall and of nobody are not public', () => {
  const inside = ['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1']
  const special = ['169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1']
  const six = ['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8']
  const carrying = ['64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:4136::', '2001:db8::1', '3fff::1']
  const nonsense = ['', 'localhost', '127.1', '8.8.8.8.8', 'fe80::1%eth0']
  for (const one of [...inside, ...special, ...six, ...carrying, ...nonsense])
    assert.equal(isPublicAddress(one), false, one)
})

test('addresses of the world outside are public', () => {
  for (const one of ['8.8.8.8', '172.15.0.1', '172.32.0.1', '192.167.1.1', '2001:4860:4860::8888', '2400:cb00::1'])
    assert.equal(isPublicAddress(one), true, one)
})
