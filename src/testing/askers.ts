// For tests: whoever asks on the town's own page without LINE, and the desk that answers.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { deskOf } from './desk.ts'
import type { TestTown } from './town.ts'

interface Sent {
  name?: string
  text?: string
  email?: string
  key?: string
  files?: File[]
}

export function askersOf(town: TestTown) {
  const desk = deskOf(town)
  const postAs = (path: string, fields: Sent = {}) => {
    const { key = randomUUID(), files = [], ...words } = fields
    return town.post(path, { key, ...words, files })
  }
  return {
    postAs,
    /** Somebody has asked; they hold the address of their page. */
    async asked(fields: Sent = {}) {
      const response = await postAs('/inquiries', { name: '青空 花子', text: 'ごみの日はいつですか', ...fields })
      assert.equal(response.status, 303, await response.text())
      const href = response.headers.get('location')!.replace(/[?#].*$/, '')
      return { href, id: (await desk.one('select max(id)::int from inquiries.conversations')) as number }
    },
    page: async (href: string) => (await town.request(href)).text(),
    desk: (id: number) => desk.page(`/console/inquiries/${id}`),
    reply: (id: number, fields: Record<string, string | File> = {}) =>
      desk.post(id, 'replies', { text: '火曜と金曜です。', key: randomUUID(), ...fields }),
  }
}
