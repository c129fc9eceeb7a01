import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type Browser, browserOf } from '../../../../testing/browser.ts'
import { testTown } from '../../../../testing/town.ts'
import { definitionJson } from '../../definition/definition.fixture.ts'
import { publishDefinition } from '../../index.ts'
import { forgetDraftsTask } from './forget-drafts.ts'

const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const { rows: heads } = await town.owner.query<{ sectionId: string; staffId: string }>(
  `select section_id as "sectionId", staff_id as "staffId" from kernel.memberships where position = 'head' limit 1`,
)
const head = { sectionId: Number(heads[0]!.sectionId), staffId: Number(heads[0]!.staffId) }
const json = definitionJson([{ fields: [{ id: 'why', kind: 'text', label: '理由' }] }])
assert.ok((await publishDefinition(town.municipality.db, town.clock(), 'system:test', json, head)).ok)
const NAME = { family: '青空', given: '太郎', familyKana: 'アオゾラ', givenKana: 'タロウ' }
const answers = Object.fromEntries(Object.entries(NAME).map(([part, value]) => [`applicant.${part}`, value]))

async function begun(browser: Browser): Promise<string> {
  const id = randomUUID()
  assert.equal((await browser.post('/procedures/sample/applications', { id })).status, 303)
  return id
}
const write = (browser: Browser, id: string, why: string, seen = '0') =>
  browser.post(`/applications/${id}/pages/page1`, { _seen: seen, ...answers, why })
const night = () => forgetDraftsTask(town.program)(town.municipality, {})
const statusOf = async (browser: Browser, id: string) => (await browser.get(`/applications/${id}`)).status

test('a draft that nobody wrote in for 60 days is erased with its answers; what was written in or sent meanwhile stays', async () => {
  const browser = browserOf(town)
  await browser.get('/procedures/sample')
  const [left, resumed, sent] = [await begun(browser), await begun(browser), await begun(browser)]
  for (const id of [left, resumed, sent]) assert.equal((await write(browser, id, '引っ越し')).status, 303)
  const summary = await (await browser.get(`/applications/${sent}/summary`)).text()
  const seen = /name="seen" value="([^"]+)"/.exec(summary)?.[1] ?? assert.fail(summary)
  assert.equal((await browser.post(`/applications/${sent}/submission`, { seen })).status, 303)

  town.clock.advance({ hours: 24 * 59 })
  assert.equal((await write(browser, resumed, '転勤', '1')).status, 303)
  await night()
  assert.equal(await statusOf(browser, left), 303, 'it leads to the page where it goes on')
  town.clock.advance({ hours: 24 * 2 })
  await night()
  assert.equal(await statusOf(browser, left), 404)
  assert.deepEqual([await statusOf(browser, resumed), await statusOf(browser, sent)], [303, 200])
  const kept = await town.owner.query('select from procedures.answers where application_id = $1', [left])
  assert.equal(kept.rowCount, 0)
  const trail = await town.owner.query("select from kernel.audit_entries where action = 'application.forgotten'")
  assert.equal(trail.rowCount, 1)
})
