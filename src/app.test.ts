import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from './testing/town.ts'

const town = await testTown()

test('a resident sees the portal under the town’s own name', async () => {
  const response = await town.request('/')
  assert.equal(response.status, 200)
  assert.match(await response.text(), /あおぞら市/)
})

test('a host name that no municipality has gets 404', async () => {
  const response = await town.app.request('http://elsewhere.test/', { headers: { host: 'elsewhere.test' } })
  assert.equal(response.status, 404)
})

test('the console sends a visitor without a session to sign in', async () => {
  const response = await town.request('/console')
  assert.equal(response.status, 303)
  assert.equal(response.headers.get('location'), '/sign-in?next=%2Fconsole')
})

test('a member of staff sees what waits today', async () => {
  const response = await town.request('/console', { as: 'suzuki' })
  assert.equal(response.status, 200)
  assert.match(await response.text(), /きょうの仕事/)
})
