// For tests: a catalogue of somebody else on this machine, which answers as CKAN does, or as the test wants.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

export type FakePackage = Record<string, unknown>

/** Answers an action in its own way; undefined leaves it to the catalogue. */
export type Manners = (action: string, query: URLSearchParams, answer: ServerResponse) => boolean | undefined

export const fakePackage = (name: string, more: FakePackage = {}): FakePackage => ({
  id: `id-${name}`,
  name,
  title: `題 ${name}`,
  notes: `${name} の説明`,
  license_id: 'cc-by-4.0',
  license_title: 'CC BY 4.0',
  license_url: 'https://creativecommons.org/licenses/by/4.0/',
  organization: { name: 'soumu', title: '総務課' },
  tags: [{ name: '統計' }],
  resources: [{ name: '一覧', format: 'CSV', url: `https://data.example.jp/${name}.csv` }],
  ...more,
})

export interface FakeCatalogue {
  url: string
  packages: FakePackage[]
  /** Set to misbehave. */
  manners: Manners | undefined
  /** Actions that were asked for, in their order. */
  asked: string[]
}

export const send = (answer: ServerResponse, result: unknown): true => {
  answer.setHeader('content-type', 'application/json')
  answer.end(JSON.stringify({ success: true, result }))
  return true
}

const whole = (query: URLSearchParams, name: string, otherwise: number) => Number(query.get(name) ?? otherwise)

/** Listens until the tests of the file are over. */
export async function fakeCatalogue(packages: FakePackage[] = []): Promise<FakeCatalogue> {
  const fake: FakeCatalogue = { url: '', packages, manners: undefined, asked: [] }
  const ACTIONS: Record<string, (query: URLSearchParams) => unknown> = {
    status_show: () => ({ ckan_version: '2.11.0' }),
    package_search: (query) => {
      const start = whole(query, 'start', 0)
      return { count: fake.packages.length, results: fake.packages.slice(start, start + whole(query, 'rows', 10)) }
    },
  }
  const server = createServer((request: IncomingMessage, answer: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://fake')
    const action = pathname.split('/').at(-1)!
    fake.asked.push(action)
    if (fake.manners?.(action, searchParams, answer)) return
    if (Object.hasOwn(ACTIONS, action)) return void send(answer, ACTIONS[action]!(searchParams))
    answer.statusCode = 400
    answer.end(JSON.stringify(`Bad request - Action name not known: ${action}`))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  return fake
}
