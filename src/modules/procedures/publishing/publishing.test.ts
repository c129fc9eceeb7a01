import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formIn } from '../../../testing/form-in.ts'
import { waterTown } from '../../../testing/procedures.ts'

const town = await waterTown()
const { post, request, show, begin, fill, audited, procedureId, owner } = town
const [CLERK, HEAD] = ['kimura', 'inoue']
const WATER = '/procedures/water-service-start'
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const begun = (number = 1) => begin({ from: 'version', procedure: String(procedureId), number: String(number) }, CLERK)
const seenOn = async (draft: string) => formIn(await show(`${draft}/check`, HEAD), `${draft}/publication`)
const publish = (draft: string, fields: Record<string, string>, as = HEAD) => post(`${draft}/publication`, fields, as)
const numbers = async () =>
  (await owner.query('select number from procedures.versions order by number')).rows.map(({ number }) => number)

async function discard(draft: string) {
  await post(`${draft}/removal`, formIn(await show(`${draft}/removal`, CLERK), `${draft}/removal`), CLERK)
}

test('nothing changed, nothing to publish: neither offered nor done', async () => {
  const draft = await begun()
  assert.match(text(await show(`${draft}/check`, HEAD)), /公開するものはありません/)
  const { rows } = await owner.query('select digest from procedures.versions')
  const same = await publish(draft, { version: '1', digest: rows[0].digest, standing: '1' })
  assert.equal(same.status, 409)
  assert.match(text(await same.text()), /変わったところがありません/)
  assert.deepEqual(await numbers(), [1])
  await discard(draft)
})

test('a finding leads to the form in which it is mended, and keeps it from being published', async () => {
  const draft = await begun()
  await fill(`${draft}/fields/use`, { 'options.2.label': '', 'options.2.hint': '' }, CLERK)
  const html = await show(`${draft}/check`, HEAD)
  assert.match(text(html), /直すところが1件あります/)
  assert.match(html, new RegExp(`href="${draft}/fields/until"`))
  assert.doesNotMatch(html, /publication/)
  const forced = await publish(draft, { version: '2', digest: 'x', standing: '1' })
  assert.equal(forced.status, 422)
  assert.match(await show(`${draft}/fields/until`, CLERK), /href="#when">聞く場合: /)
  await discard(draft)
})

test('the head publishes what the clerk wrote; who began earlier goes on with what they began', async () => {
  await owner.query(
    `insert into procedures.applications (id, version_id, section_id, key_digest, begun_at, changed_at)
     select gen_random_uuid(), v.id, p.section_id, sha256('x'), now(), now() from procedures.versions v
     join procedures.procedures p on p.id = v.procedure_id`,
  )
  const draft = await begun()
  await fill(`${draft}/fields/meter`, { label: 'お客様番号' }, CLERK)
  await fill(`${draft}/new-field?page=place&kind=text`, { label: '建物の名前' }, CLERK)
  await post(
    `${draft}/fields/attendance/removal`,
    formIn(await show(`${draft}/fields/attendance/removal`, CLERK), `${draft}/fields/attendance/removal`),
    CLERK,
  )
  await post(`${draft}/fields/time/removal`, { _seen: '4' }, CLERK)
  const html = text(await show(`${draft}/check`, CLERK))
  assert.match(html, /変えた 質問「お客様番号」/)
  assert.match(html, /加えた 質問「建物の名前」/)
  assert.match(html, /なくした 質問「開栓の立会い」/)
  assert.match(html, /書きかけが1件、審査中が0件あります/)
  assert.match(html, /公開は、課長か設定の担当がします/)

  const seen = await seenOn(draft)
  assert.equal((await publish(draft, seen, CLERK)).status, 403)
  const done = await publish(draft, seen)
  assert.equal(done.headers.get('location'), `/console/procedures/${procedureId}?done=published`)
  assert.deepEqual(await numbers(), [1, 2])
  assert.equal((await audited('procedure.published')).length, 2)
  assert.equal((await request(draft, { as: CLERK })).status, 404)
  assert.equal((await publish(draft, seen)).status, 404)
  assert.equal((await request(WATER)).status, 200)
  const version = text(await show(`/console/procedures/${procedureId}/versions/2`, CLERK))
  assert.match(version, /第1版から変わったところ/)
})

test('what was checked is what is published: a change after the check, of the draft or of what stands, is told', async () => {
  const draft = await begun(2)
  await fill(`${draft}/about`, { summary: 'あたらしい説明' }, CLERK)
  const seen = await seenOn(draft)
  await fill(`${draft}/about`, { summary: 'もっとあたらしい説明' }, CLERK)
  for (const stale of [
    seen,
    { ...(await seenOn(draft)), digest: seen['digest']! },
    { ...(await seenOn(draft)), standing: '1' },
  ]) {
    const refused = await publish(draft, stale)
    assert.equal(refused.status, 409)
  }
  assert.deepEqual(await numbers(), [1, 2])
  assert.equal((await publish(draft, await seenOn(draft))).status, 303)
})

test('of ten who publish at once, one does', async () => {
  const draft = await begun(3)
  await fill(`${draft}/about`, { summary: '一度だけ公開する説明' }, CLERK)
  const seen = await seenOn(draft)
  const statuses = (await Promise.all(Array.from({ length: 10 }, () => publish(draft, seen)))).map(
    ({ status }) => status,
  )
  assert.equal(statuses.filter((status) => status === 303).length, 1)
  assert.equal((await numbers()).length, 4)
})

test('an old version is begun again, and the check says what it would take back', async () => {
  const draft = await begun(1)
  const html = text(await show(`${draft}/check`, HEAD))
  assert.match(html, /この下書きは、第1版から始めたものです/)
  assert.match(html, /加えた 質問「開栓の立会い」/)
  assert.equal((await publish(draft, await seenOn(draft))).status, 303)
  assert.equal((await numbers()).length, 5)
})

test('a procedure that is new is published from its draft, for the section that was chosen', async () => {
  const draft = await begin(
    { from: 'nothing', slug: 'bicycle', title: '駐輪場の利用申込み', section: String(town.head.sectionId) },
    CLERK,
  )
  assert.match(text(await show(`${draft}/check`, HEAD)), /直すところが5件あります/)
  await fill(
    `${draft}/about`,
    {
      summary: '駅の駐輪場を使うための申込みです。',
      'about.who': '市内の方',
      'about.cost': '1か月 1,500円',
      'about.minutes': '3',
      criteria: '利用者に当たることを確かめます。',
    },
    CLERK,
  )
  assert.equal((await publish(draft, await seenOn(draft))).status, 303)
  assert.equal((await request('/procedures/bicycle')).status, 200)
})
