import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateInTokyo } from '#lib/time/clock.ts'
import { testTown } from '../../../testing/town.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { ROWS } from './route-form.ts'
import { findRouteById, listNamable } from './routes.queries.ts'
import { typedFrom } from './typed-route.ts'

const town = await testTown()
const people = peopleOf(town)
const settings = 'ishii' // 情報政策課: settings for the whole town
const page = (path = '', as = settings) => people.page(`/console/settings/routes${path}`, as)
const routeOf = (section: string | null) =>
  people.one(
    `select r.id from kernel.approval_routes r left join kernel.sections n on n.id = r.section_id
    where r.matter = 'general' and n.code is not distinct from $1 order by r.valid_from desc limit 1`,
    [section],
  )

interface Step {
  kind: string
  who?: string
  staff?: string
  article?: string
  beside?: boolean
}
function formOf(fields: Record<string, string>, steps: Step[]): Record<string, string> {
  const form: Record<string, string> = {
    matter: 'general',
    section: '',
    name: '新しいルート',
    from: '2026-12-01',
    base: '0',
  }
  for (const [row, { kind, who = '', staff = '', article = '', beside }] of steps.entries())
    Object.assign(form, {
      [`kind${row}`]: kind,
      [`who${row}`]: who,
      [`staff${row}`]: staff,
      [`article${row}`]: article,
      ...(beside && { [`beside${row}`]: '1' }),
    })
  return { ...form, ...fields }
}
const change = (fields: Record<string, string>, steps: Step[]) =>
  town.post('/console/settings/routes', formOf(fields, steps), settings)

/** The form for a route of today, sent as it was opened. */
async function untouched(section: string | null): Promise<Record<string, string>> {
  const { db } = town.municipality
  const route = await findRouteById(db, Number(await routeOf(section)))
  const { base, steps, ...fields } = typedFrom(route, await listNamable(db), dateInTokyo(town.clock()))
  return formOf({ ...fields, base: String(base) }, steps)
}

test('the routes are shown in words, to those with the settings of the whole town', async () => {
  const html = await page()
  assert.match(html, /係長 → 課長\(専決 事務決裁規程第5条\)/)
  assert.match(html, /係長 → 課長 → 総合政策課長\(合議\)・情報政策課長\(合議\) → あおぞら市長\(決裁\)/)
  assert.equal((await town.request('/console/settings/routes', { as: 'suzuki' })).status, 403)
  assert.equal((await town.post('/console/settings/routes', formOf({}, []), 'suzuki')).status, 403)
})

test('from a day on it goes another way; what is under way goes on as it was proposed', async () => {
  const before = await people.propose('takahashi')
  const base = String(await routeOf(null))
  const planning = await people.sectionOf('kikaku')
  const changed = await change({ base }, [
    { kind: 'approval', who: 'chief' },
    { kind: 'concurrence', who: `section:${planning}` },
    { kind: 'concurrence', staff: 'goto', beside: true },
    { kind: 'decision', who: 'head', article: '事務決裁規程第6条' },
  ])
  assert.equal(changed.headers.get('location'), '/console/settings/routes?done=route')
  const html = await page()
  assert.match(html, /令和8年11月30日まで/)
  assert.match(html, /係長 → 総合政策課長\(合議\)・後藤 麻衣\(合議\) → 課長\(専決 事務決裁規程第6条\)/)

  await people.at('2026-12-01T09:00:00+09:00')
  const after = await people.propose('takahashi')
  const stepsOf = (id: number) =>
    people.one('select count(*)::int from kernel.proposal_steps where proposal_id = $1', [id])
  assert.deepEqual([await stepsOf(before), await stepsOf(after)], [2, 4])
  await people.act('suzuki', before, 'decision')
  assert.equal(await people.done('sato', before, 'decision'), '専決')
  await people.act('suzuki', after, 'decision')
  assert.match(await people.page('/console/approvals', 'goto'), /移住フェアへの出展/)
  const [entry] = (
    await town.owner.query("select detail from kernel.audit_entries where action = 'approval_route.changed'")
  ).rows
  assert.equal(entry.detail.from, '2026-12-01')
})

test('whoever changes what somebody else has just changed is told', async () => {
  const base = String(await routeOf(null))
  const steps = [{ kind: 'decision', who: 'head' }]
  assert.equal((await change({ base, from: '2026-12-10' }, steps)).status, 303)
  assert.equal((await change({ base, from: '2026-12-20' }, steps)).status, 409)
  const twice = await change({ from: '2026-12-20' }, steps)
  assert.equal(twice.status, 409)
  assert.match(await twice.text(), /もうルートがあります/)
})

test('what is saved as it was stays as it was: no other route, and nothing in the trail', async () => {
  const before = await people.one('select json_agg(r order by id) from kernel.approval_routes r')
  const changes = () =>
    people.one(`select count(*)::int from kernel.audit_entries where action = 'approval_route.changed'`)
  const noted = await changes()
  for (const section of ['kosodate', null]) {
    const form = await untouched(section)
    const saved = await town.post('/console/settings/routes', form, settings)
    assert.equal(saved.headers.get('location'), '/console/settings/routes?done=unchanged')
  }
  assert.match(await page('?done=unchanged'), /変わったところはありません/)
  assert.deepEqual(await people.one('select json_agg(r order by id) from kernel.approval_routes r'), before)
  assert.equal(await changes(), noted)
  const form = await untouched('kosodate')
  const renamed = await town.post('/console/settings/routes', { ...form, name: '子育て支援課の一般起案(新)' }, settings)
  assert.equal(renamed.headers.get('location'), '/console/settings/routes?done=route')
  assert.equal(await changes(), Number(noted) + 1)
})

test('a section may go a way of its own, and end it again', async () => {
  const section = String(await people.sectionOf('shimin'))
  const made = await change({ section, from: '2026-12-01', name: '市民課の起案' }, [{ kind: 'decision', who: 'head' }])
  assert.equal(made.status, 303)
  const id = await people.propose('yamamoto')
  assert.equal(await people.one('select count(*)::int from kernel.proposal_steps where proposal_id = $1', [id]), 1)
  const route = await routeOf('shimin')
  const ended = await town.post(`/console/settings/routes/${route}/end`, { from: '2026-12-02' }, settings)
  assert.equal(ended.headers.get('location'), '/console/settings/routes?done=route-ended')
  await people.at('2026-12-02T09:00:00+09:00')
  assert.equal((await town.post(`/console/settings/routes/${route}/end`, { from: '2026-12-03' }, settings)).status, 422)
  const whole = await routeOf(null)
  assert.equal((await town.post(`/console/settings/routes/${whole}/end`, { from: '2026-12-03' }, settings)).status, 403)
})

test('a route that cannot be is refused at its field, and what was typed stays', async () => {
  const base = String(await routeOf(null))
  const table: [Record<string, string>, Step[], string][] = [
    [{ base }, [], 'kind0'],
    [{ base }, [{ kind: 'approval', who: 'chief' }], 'kind0'],
    [
      { base },
      [
        { kind: 'decision', who: 'head' },
        { kind: 'approval', who: 'chief' },
      ],
      'kind0',
    ],
    [{ base }, [{ kind: 'decision' }], 'who0'],
    [{ base }, [{ kind: 'decision', staff: 'nobody' }], 'staff0'],
    [{ base, name: ' ' }, [{ kind: 'decision', who: 'head' }], 'name'],
    [{ base, from: '2026-02-31' }, [{ kind: 'decision', who: 'head' }], 'from'],
    [{ base, from: '2026-11-01' }, [{ kind: 'decision', who: 'head' }], 'from'],
    [{ base, matter: 'nothing' }, [{ kind: 'decision', who: 'head' }], 'matter'],
  ]
  for (const [fields, steps, field] of table) {
    const response = await change(fields, steps)
    assert.equal(response.status, 422, JSON.stringify(fields))
    const html = await response.text()
    assert.match(html, new RegExp(`href="#${field}"`))
    assert.match(html, new RegExp(`name="kind${ROWS - 1}"`))
  }
})

test('the form to change a route begins with what it is', async () => {
  const html = await page(`/new?base=${await routeOf('kosodate')}`)
  assert.match(html, /value="子育て支援課の一般起案/)
  assert.match(html, /<option value="concurrence" selected[^>]*>合議/)
  assert.match(html, /name="beside3"[^>]*checked/)
  assert.equal((await town.request('/console/settings/routes/new?base=999999', { as: settings })).status, 404)
})
