import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Hono } from 'hono'
import { Refusal } from '#lib/refusal.ts'
import { formKey } from './form-key.ts'

const app = new Hono()
  .get('/', (c) => c.text(formKey(c, c.req.query('key') ?? '')))
  .onError((error, c) => (error instanceof Refusal ? c.text(error.message, error.status as 400) : c.text('', 500)))

test('a key that was drawn with a form is kept; without one the page is out of date, and says what to do', async () => {
  const key = randomUUID()
  assert.equal(await (await app.request(`/?key=${key}`)).text(), key)
  for (const sent of ['', 'x', '-'.repeat(36)]) {
    const refused = await app.request(`/?key=${sent}`)
    assert.equal(refused.status, 400)
    assert.match(await refused.text(), /古くなっています/)
  }
})
