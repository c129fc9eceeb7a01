// For tests: a town that takes the procedures that come with the program, and somebody who applies for water.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type Browser, browserOf } from './browser.ts'
import { testTown } from './town.ts'
import { publishDefinition, shippedDefinitions } from '#modules/procedures/index.ts'

export const WATER = '/procedures/water-service-start'
export const PLACE = {
  'place.postalCode': '100-0001',
  'place.prefecture': '東京都',
  'place.city': 'あおぞら市',
  'place.town': '中央1丁目2番3号',
  'place.building': '',
  use: 'home',
}
export const START = {
  'start.era': '令和',
  'start.year': '8',
  'start.month': '12',
  'start.day': '1',
  attendance: 'none',
}
export const USER = {
  party: 'person',
  'user.family': '葛󠄀城',
  'user.given': '花子',
  'user.familyKana': 'かつらぎ',
  'user.givenKana': 'ハナコ',
  phone: '090-1234-5678',
  email: 'hanako@example.jp',
  household: '2',
}
export const PAYMENT = { payment: 'slip', billTo: 'place', terms: '1' }
const PAGES = Object.entries({ place: PLACE, start: START, user: USER, payment: PAYMENT })

export const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

export async function begun(browser: Browser, id: string = randomUUID()): Promise<string> {
  const page = await (await browser.get(WATER)).text()
  assert.match(page, /name="id" value="[0-9a-f-]{36}"/)
  const answer = await browser.post(`${WATER}/applications`, { id })
  assert.equal(answer.headers.get('location'), `/applications/${id}`)
  return id
}

export const save = (browser: Browser, id: string, page: string, fields: Record<string, string>, seen = '0') =>
  browser.post(`/applications/${id}/pages/${page}`, { _seen: seen, ...fields })

export async function filled(browser: Browser): Promise<string> {
  const id = await begun(browser)
  for (const [page, fields] of PAGES) assert.equal((await save(browser, id, page, fields)).status, 303, page)
  return id
}

/** What the summary says that it shows. */
export async function seenOn(browser: Browser, id: string): Promise<string> {
  const html = await (await browser.get(`/applications/${id}/summary`)).text()
  return /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? assert.fail(text(html))
}

export const send = async (browser: Browser, id: string, seen?: string) =>
  browser.post(`/applications/${id}/submission`, { seen: seen ?? (await seenOn(browser, id)) })

/** 上下水道課 handles everything. */
export async function waterTown() {
  const town = await testTown({ at: '2026-11-24T19:30:00+09:00' })
  const { rows } = await town.owner.query(
    `select m.section_id, m.staff_id from kernel.memberships m join kernel.sections s on s.id = m.section_id
     where s.code = 'suidou' and m.position = 'head'`,
  )
  const to = { sectionId: Number(rows[0].section_id), staffId: Number(rows[0].staff_id) }
  for (const json of shippedDefinitions())
    await publishDefinition(town.municipality.db, town.clock(), `staff:${to.staffId}`, json, to)
  return {
    town,
    to,
    at: (iso: string) => town.clock.set(`${iso}+09:00`),
    rowOf: async (id: string) =>
      (await town.owner.query('select * from procedures.applications where id = $1', [id])).rows[0],
    /** Somebody new, whose application has arrived. */
    async arrived(): Promise<{ browser: Browser; id: string }> {
      const browser = browserOf(town)
      const id = await filled(browser)
      assert.equal((await send(browser, id)).status, 303)
      return { browser, id }
    },
  }
}
