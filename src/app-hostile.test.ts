// What strangers may put into an address or a form: every page that can be read, every parameter that it looks at, and
// every form on it, is tried with values that no browser of ours sends. None is a fault of the program (500).
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { HonoRequest } from 'hono/request'
import { csrfTokenOf } from '#kernel/http/security.ts'
import { insertSession, type NewSession } from '#kernel/identity/sessions.queries.ts'
import { HOSTILE, SHARP } from './testing/hostile.ts'
import { postFormsIn } from './testing/form-in.ts'
import { townOnLine } from './testing/line.ts'
import { peopleAndExamples } from './testing/matrix-examples.ts'
import { type Entry, routeMatrix } from './testing/route-matrix.ts'

/** In the place of an id. */
const NOWHERE = ['9'.repeat(15), '9'.repeat(30)]

const town = await townOnLine()
const { db } = town.municipality
let people: Record<string, NewSession | undefined> = {}
let examples: Record<string, string> = {}
before(async () => {
  const made = await peopleAndExamples(town)
  people = made.people
  examples = made.examples
})

/** The names of the parameters that were asked for since they were last forgotten. */
const asked = new Set<string>()
const noting = <Of extends object>(of: Of): Of =>
  new Proxy(of, {
    get(target, name, receiver) {
      if (typeof name === 'string') asked.add(name)
      return Reflect.get(target, name, receiver) as unknown
    },
  })
for (const method of ['query', 'queries'] as const) {
  const real = HonoRequest.prototype[method] as (name?: string) => unknown
  Object.defineProperty(HonoRequest.prototype, method, {
    value(this: HonoRequest, name?: string) {
      if (name !== undefined) asked.add(name)
      const answer = real.call(this, name)
      return name === undefined ? noting(answer as object) : answer
    },
  })
}
for (const method of ['get', 'getAll', 'has'] as const) {
  const real = URLSearchParams.prototype[method] as (name: string) => unknown
  Object.defineProperty(URLSearchParams.prototype, method, {
    value(this: URLSearchParams, name: string) {
      asked.add(name)
      return real.call(this, name)
    },
  })
}

const addressOf = (route: string, entry: Entry): string =>
  (typeof entry === 'string' ? route.slice(route.indexOf(' ') + 1) : entry[1]).replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => examples[name] ?? name,
  )

const person = (entry: Entry): NewSession | undefined =>
  [entry].flat()[0] === 'resident' ? people['resident'] : people['staff with duty for the whole town']

async function ask(address: string, session: NewSession | undefined, fields?: Record<string, string>) {
  await town.owner.query('delete from kernel.rate_counters')
  const token = session && (await insertSession(db, town.clock(), session))
  const body = fields && new FormData()
  if (body && token) body.set('_csrf', csrfTokenOf(town.program.settings.SECRET_KEY, token))
  for (const [name, value] of Object.entries(fields ?? {})) body?.set(name, value)
  return town.request(address, {
    method: fields ? 'POST' : 'GET',
    body,
    headers: token ? { cookie: `madoguchi=${token}` } : {},
  })
}

/** The address of a route with this in place of everything that varies. */
const elsewhere = (route: string, value: string): string =>
  route
    .slice(route.indexOf(' ') + 1)
    .split('/')
    .map((part) => (part.startsWith(':') ? encodeURIComponent(value) : part))
    .join('/')

for (const [route, entry] of Object.entries(routeMatrix)) {
  if (!route.startsWith('GET ') || route.endsWith('/live')) continue

  test(`${route} is never brought to a fault`, async (t) => {
    const [address, session] = [addressOf(route, entry), person(entry)]
    asked.clear()
    const page = await ask(address, session)
    const names = [...asked]
    const html = (page.headers.get('content-type') ?? '').startsWith('text/html') ? await page.text() : ''
    await page.body?.cancel().catch(() => {})
    const survives = async (what: string, to: string, fields?: Record<string, string>) => {
      const answer = await ask(to, session, fields)
      await answer.body?.cancel()
      assert.ok(answer.status < 500, `${answer.status}: ${what.slice(0, 200)}`)
    }
    for (const value of route.includes(':') ? NOWHERE : []) {
      const to = elsewhere(route, value)
      await survives(to, to)
    }
    const tries = [
      names.length > 0 ? HOSTILE.map((value) => [names, value] as const) : [],
      names.flatMap((name) => SHARP.map((value) => [[name], value] as const)),
    ]
    for (const [some, value] of tries.flat()) {
      const query = new URLSearchParams(some.map((name) => [name, value])).toString()
      await survives(query, `${address}${address.includes('?') ? '&' : '?'}${query}`)
    }
    for (const { action, names: fields } of postFormsIn(html))
      for (const value of [...SHARP, HOSTILE.at(-1)!])
        await survives(`${action} ${value}`, action || address, Object.fromEntries(fields.map((name) => [name, value])))
    t.diagnostic(`${names.length} parameters`)
  })
}
