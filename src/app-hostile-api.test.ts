// What programs may send: every operation of the API, with values that no well-meaning one sends. None is a fault (500).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApiToken } from '#kernel/api/create-token.ts'
import { modules } from './app.ts'
import { HOSTILE } from './testing/hostile.ts'
import { townOnLine } from './testing/line.ts'
import { peopleAndExamples } from './testing/matrix-examples.ts'

const town = await townOnLine()
const { db } = town.municipality

interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  format?: string
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

interface Operation {
  parameters?: { name: string; in: string }[]
  requestBody?: { content: { 'application/json'?: { schema: Schema } } }
}

interface Described {
  paths: Record<string, Record<string, Operation>>
  components: { schemas?: Record<string, Schema> }
}

/** Something that fits the description, with this wherever words of any kind may stand. */
function filledWith(value: string, schema: Schema, known: Record<string, Schema>): unknown {
  const within = (one: Schema) => filledWith(value, one, known)
  if (schema.$ref) return within(known[schema.$ref.split('/').at(-1)!]!)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(within)) as unknown
  const [other] = [schema.anyOf ?? schema.oneOf ?? []].flat()
  if (other) return within(other)
  if (schema.enum) return schema.enum[0]
  const type = [schema.type ?? 'object'].flat()[0]
  if (type === 'string') return schema.format === 'date' ? '0000-01-01' : value
  if (type === 'integer' || type === 'number') return 2_147_483_648
  if (type === 'boolean') return true
  if (type === 'array') return [within(schema.items ?? {})]
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, within(one)]))
}

test('no program that uses the API brings it to a fault', async (t) => {
  const { paths, components } = (await (await town.request('/api/openapi.json')).json()) as Described
  const scopes = modules.flatMap(({ scopes = {} }) => Object.keys(scopes))
  const { people } = await peopleAndExamples(town)
  const staffId = people['staff with duty for the whole town']!.staffId!
  const expiresAt = town.clock().add({ hours: 24 })
  const token = await db
    .transaction()
    .execute((tx) => createApiToken(tx, town.clock(), 'system:test', { staffId, label: 'x', scopes, expiresAt }))
  let tried = 0
  const faults: string[] = []
  for (const [path, operations] of Object.entries(paths))
    for (const [method, { parameters = [], requestBody }] of Object.entries(operations))
      for (const value of [...HOSTILE, '\ud800']) {
        await town.owner.query('delete from kernel.rate_counters')
        const query = parameters.filter((one) => one.in === 'query').map(({ name }) => [name, value])
        const to = `/api/v1${path.replaceAll(/\{\w+\}/g, tried % 2 ? '999999999999999' : '1')}`
        const schema = requestBody?.content['application/json']?.schema
        const answer = await town.request(`${to}?${new URLSearchParams(query)}`, {
          method: method.toUpperCase(),
          headers: { authorization: `Bearer ${token}`, ...(schema && { 'content-type': 'application/json' }) },
          ...(schema && { body: JSON.stringify(filledWith(value, schema, components.schemas ?? {})) }),
        })
        await answer.body?.cancel()
        assert.notEqual(answer.status, 401)
        if (answer.status >= 500) faults.push(`${method} ${to} ${JSON.stringify(value.slice(0, 30))}`)
        tried += 1
      }
  assert.deepEqual(faults, [])
  t.diagnostic(`${tried} requests`)
})
