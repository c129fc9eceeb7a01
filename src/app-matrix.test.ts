// 権限の表: every route × everybody. Generated from the routes of the program, so that a new one cannot be forgotten.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { csrfTokenOf } from '#kernel/http/security.ts'
import { insertSession, type NewSession } from '#kernel/identity/sessions.queries.ts'
import { townOnLine } from './testing/line.ts'
import { peopleAndExamples } from './testing/matrix-examples.ts'
import { type Access, type Entry, routeMatrix } from './testing/route-matrix.ts'

const town = await townOnLine()
const { db } = town.municipality

const routes = [
  ...new Set(town.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)),
]

const clerks = ['staff of another section', 'staff with duty', 'staff with duty for the whole town']
const staff = ['staff without duty', ...clerks]

/** Who is let in. */
const IN: Record<Access, string[]> = {
  anybody: ['anonymous', 'resident', ...staff],
  resident: ['resident'],
  staff,
  duty: clerks,
  section: ['staff with duty', 'staff with duty for the whole town'],
  within: ['staff with duty'],
  town: ['staff with duty for the whole town'],
  owner: ['staff with duty'],
  open: ['anonymous', 'resident', ...staff],
  machine: [],
}

let people: Record<string, NewSession | undefined> = {}
let examples: Record<string, string> = {}
before(async () => {
  const made = await peopleAndExamples(town)
  people = made.people
  examples = made.examples
})

const accessOf = (entry: Entry): Access => (typeof entry === 'string' ? entry : entry[0])
const filledIn = (text: string): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => examples[name] ?? assert.fail(`no example ${name}`))
const fieldsOf = (entry: Entry): Record<string, string> => (typeof entry === 'string' ? {} : (entry[2] ?? {}))
const addressOf = (route: string, entry: Entry): string =>
  filledIn(typeof entry === 'string' ? route.slice(route.indexOf(' ') + 1) : entry[1])

async function ask(route: string, entry: Entry, session: NewSession | undefined, withToken = true) {
  const [method] = route.split(' ')
  await town.owner.query('delete from kernel.rate_counters')
  const token = session && (await insertSession(db, town.clock(), session))
  const body = method === 'GET' ? undefined : new FormData()
  if (body && token && withToken) body.set('_csrf', csrfTokenOf(town.program.settings.SECRET_KEY, token))
  for (const [name, value] of Object.entries(fieldsOf(entry))) body?.set(name, filledIn(value))
  const headers: HeadersInit = token ? { cookie: `madoguchi=${token}` } : {}
  const response = await town.request(addressOf(route, entry), { method, body, headers })
  await response.body?.cancel()
  const to = response.headers.get('location') ?? ''
  const doors = ['/sign-in', '/residents/sign-in']
  return {
    status: response.status,
    door: response.status === 303 ? doors.find((door) => to.split('?')[0] === door) : undefined,
  }
}

test('every route has its line in the table, and every line its route', () => {
  assert.deepEqual(routes.toSorted(), Object.keys(routeMatrix).toSorted())
})

/** `ROUTES=bookings` tries those alone, of a module that is new: the others are tried without it. */
const tried = Object.entries(routeMatrix).filter(([route]) => route.includes(process.env['ROUTES'] ?? ''))

for (const [route, entry] of tried) {
  const access = accessOf(entry)

  test(`${route} is for: ${access}`, async () => {
    for (const [person, session] of Object.entries(people)) {
      const { status, door } = await ask(route, entry, session)
      const said = `${person}: ${status} ${door ?? ''}`
      assert.ok(status < 500, said)
      if (access === 'machine') assert.equal(status, 401, said)
      else if (access === 'anybody' || access === 'open') assert.ok(![401, 403].includes(status), said)
      else if (IN[access].includes(person)) assert.ok(![401, 403, 404].includes(status) && !door, said)
      else if (access === 'resident') assert.equal(door, '/residents/sign-in', said)
      else if (!IN.staff.includes(person)) assert.equal(door, '/sign-in', said)
      else assert.ok([403, 404].includes(status), said)
    }
  })

  if (!route.startsWith('GET ') && access !== 'machine' && access !== 'open') {
    test(`${route} is refused to a signed-in browser without the anti-forgery token`, async () => {
      for (const session of Object.values(people)) {
        if (session) assert.equal((await ask(route, entry, session, false)).status, 403)
      }
    })
  }
}
