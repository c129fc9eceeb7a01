import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeTrialKey } from '#modules/procedures/index.ts'
import { apiOf } from '../../../../testing/api.ts'
import { faqScreensOf, textOf } from '../../../../testing/faqs.ts'
import { formIn } from '../../../../testing/form-in.ts'
import { mostOf } from '../../../../testing/race.ts'
import { testTown } from '../../../../testing/town.ts'
import { withoutTurns } from '../../../../testing/without-turns.ts'

const at = '2026-11-26T10:00:00+09:00'
const [aozora, midori] = [await testTown({ at }), await testTown({ at: '2026-11-27T09:00:00+09:00' })]
const [here, there] = [faqScreensOf(aozora), faqScreensOf(midori)]
const CLERK = 'kimura'
const section = await here.sectionOf(CLERK)
const [EXPORTS, IMPORT, ADOPTIONS] = ['/console/faq/exports', '/console/faq/import', '/console/faq/adoptions']
const words = (question: string, answer: string) => ({ section, category: '水道', question, answer, keywords: '' })
const begin = words('水道を使い始めるには', 'ページから申し込めます。')
const stop = words('水道を止めるには', '三日前までに申し込んでください。')
const ids: number[] = []
for (const one of [begin, stop]) ids.push(await here.write(one, CLERK))
for (const id of ids) await here.publish(id, CLERK)

const exporting = (chosen: readonly number[], slug = 'water') =>
  aozora.post(EXPORTS, { title: '水道の質問', slug, faq: chosen.map(String) }, CLERK)
const look = async (file: string, as = CLERK) =>
  midori.post(IMPORT, { file: new File([file], 'a.madoguchi-faq.json') }, as)
const formOf = async (file: string): Promise<Record<string, string>> => ({
  ...formIn(await (await look(file)).text(), ADOPTIONS),
  section,
})
const reword = async (town: typeof here, id: number, fields: Record<string, string>) => {
  assert.equal((await town.fill(`/console/faq/${id}`, `/console/faq/${id}`, fields, CLERK)).status, 303)
}
const ours = async () =>
  (await midori.owner.query('select id, key, question, answer, state, version from inquiries.faqs order by id')).rows
const stored = async () =>
  (
    await midori.owner.query(
      'select (select count(*) from inquiries.faq_adoptions) as a, (select count(*) from kernel.trusted_signers) as t, (select count(*) from inquiries.faqs) as f',
    )
  ).rows[0]
const choice = (key: string, attribute?: string) => `choice:${key}${attribute ? ` ${attribute}` : ''}`

test('without a key of the town, or anything chosen, nothing is exported, and the page says what to do', async () => {
  const without = await exporting(ids)
  assert.equal(without.status, 409)
  assert.match(await without.text(), /「署名の鍵」/)
  await makeTrialKey(aozora.municipality.db, aozora.clock(), 'system:test', aozora.program.sealer, 'あおぞら市')
  const nothing = await aozora.post(EXPORTS, { title: '', slug: 'Water Works' }, CLERK)
  assert.equal(nothing.status, 422)
  const html = await nothing.text()
  for (const field of ['title', 'slug', 'faq']) assert.match(html, new RegExp(`href="#${field}"`))
  const foreign = await aozora.post(EXPORTS, { title: '水道', slug: 'water', faq: ids.map(String) }, 'yamamoto')
  assert.equal(foreign.status, 422)
})

test('a file never holds less than was chosen: what cannot be exported is named, and nothing is', async () => {
  const draft = await here.write(words('水道の検針とは', 'メーターを見ることです。'), CLERK)
  const part = await exporting([...ids, draft, 999_999])
  assert.equal(part.status, 422)
  assert.match(
    textOf(await part.text()),
    /「水道の検針とは」は公開中ではありません.*番号 999999 の質問は見つかりません/,
  )
  const { ask } = await apiOf(aozora, CLERK, ['faqs:edit'])
  const json = { slug: 'water', title: '水道の質問', ids: [...ids, draft] }
  assert.equal((await ask('/faq-exports', { method: 'POST', json })).status, 422)
  assert.equal((await aozora.owner.query('select from inquiries.faq_sets')).rowCount, 0)
})

test('the first time, the fingerprint is confirmed by somebody; the questions are drafts then, and nobody outside reads them', async () => {
  const file = await (await exporting(ids)).text()
  const html = await (await look(file)).text()
  assert.match(textOf(html), /水道の質問\(water\) .*第1版.*2問/)
  assert.match(textOf(html), /前に取り込んだ版がないため/)
  const form = await formOf(file)
  const unconfirmed = await midori.post(ADOPTIONS, form, CLERK)
  assert.equal(unconfirmed.status, 422)
  assert.match(await unconfirmed.text(), /href="#confirmed"/)
  const elsewhere = { ...form, confirmed: '1', section: await there.sectionOf('yamamoto') }
  assert.equal((await midori.post(ADOPTIONS, elsewhere, CLERK)).status, 422)
  assert.deepEqual(await stored(), { a: 0, t: 0, f: 0 })
  assert.equal((await midori.post(ADOPTIONS, { ...form, confirmed: '1' }, CLERK)).status, 303)
  assert.deepEqual(
    (await ours()).map(({ state }) => state),
    ['draft', 'draft'],
  )
  assert.equal((await midori.request(`/faq/${(await ours())[0].id}`)).status, 404)
  assert.deepEqual(
    (await there.audited('faq_set.adopted')).map(({ added, changed, withdrawn }) => [added, changed, withdrawn]),
    [[2, 0, 0]],
  )
})

test('what only they changed comes in, what only we changed stays, and where both did somebody chooses; published pages wait', async () => {
  const [first, second] = await ours()
  for (const { id } of [first, second]) await there.publish(Number(id), CLERK)
  await reword(there, Number(first.id), { answer: 'みどり町では、役場の窓口でも申し込めます。', category: '上水道' })
  await reword(here, ids[0]!, { answer: '電話でも申し込めます。', question: '水道の使い始めについて' })
  await here.publish(ids[0]!, CLERK)
  const file = await (await exporting(ids)).text()
  const html = textOf(await (await look(file)).text())
  assert.match(html, /前に取り込んだ版から、あおぞら市とこの町がそれぞれ変えたところです/)
  assert.match(html, /「水道を使い始めるには」の答え 前に取り込んだとき: ページから/)
  const form = await formOf(file)
  assert.equal(form[choice(first.key, 'answer')], 'ours')
  assert.equal((await midori.post(ADOPTIONS, form, CLERK)).status, 303)
  const [kept] = await ours()
  assert.equal(kept.question, '水道の使い始めについて')
  assert.match(kept.answer, /みどり町では/)
  assert.equal(kept.state, 'published')
  assert.match(await there.show(`/faq/${first.id}`), /水道を使い始めるには/)
  assert.doesNotMatch(textOf(await (await look(file)).text()), /あおぞら市が/)
})

test('what the other town no longer answers is shown as removed and stays, unless somebody chooses; what we withdrew stays away', async () => {
  const [, second] = await ours()
  const file = await (await exporting([ids[0]!])).text()
  const form = await formOf(file)
  assert.equal(form[choice(second.key)], 'ours')
  assert.equal((await midori.post(ADOPTIONS, { ...form, [choice(second.key)]: 'theirs' }, CLERK)).status, 303)
  assert.equal((await ours())[1].state, 'withdrawn')
  const again = await (await exporting([ids[0]!])).text()
  assert.equal((await midori.post(ADOPTIONS, await formOf(again), CLERK)).status, 303)
  assert.equal((await ours())[1].state, 'withdrawn')
  const back = await (await exporting(ids)).text()
  assert.equal((await midori.post(ADOPTIONS, await formOf(back), CLERK)).status, 303)
  assert.equal((await ours())[1].state, 'draft')
})

test('a form that was compared before somebody changed a question takes nothing in, and compares anew', async () => {
  const file = await (await exporting(ids)).text()
  const form = await formOf(file)
  await reword(there, Number((await ours())[0].id), { answer: 'ほかの人が変えた。' })
  const before = await stored()
  const late = await midori.post(ADOPTIONS, form, CLERK)
  assert.equal(late.status, 409)
  assert.match(await late.text(), /比べたあとに変わりました/)
  assert.deepEqual(await stored(), before)
})

test('two people who adopt the same file at once adopt it once', async () => {
  const form = await formOf(await (await exporting(ids)).text())
  const before = Number((await stored()).a)
  const both = await Promise.all([1, 2].map(() => midori.post(ADOPTIONS, form, CLERK)))
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409])
  assert.equal(Number((await stored()).a), before + 1)
})

test('a question that another section answers for is not changed behind its back, nor is its draft shown; that section takes it in itself', async () => {
  const [first] = await ours()
  await reword(there, Number(first.id), { answer: 'ほかの課の、まだ見せない下書き。' })
  await reword(here, ids[0]!, { answer: '開栓は三日前までに。' })
  await here.publish(ids[0]!, CLERK)
  const file = await (await exporting(ids)).text()
  const OTHER = 'yamamoto'
  const elsewhere = await there.sectionOf(OTHER)
  await midori.owner.query('update inquiries.faqs set section_id = $1 where id = $2', [elsewhere, first.id])
  const html = await (await look(file)).text()
  assert.doesNotMatch(html, /まだ見せない/)
  assert.match(textOf(html), /ほかの課が受け持っている質問があります .*「水道の使い始めについて」/)
  assert.equal((await midori.post(ADOPTIONS, { ...formIn(html, ADOPTIONS), section }, CLERK)).status, 303)
  assert.equal((await ours())[0].answer, 'ほかの課の、まだ見せない下書き。')
  const theirs = await (await look(file, OTHER)).text()
  assert.match(textOf(theirs), /まだ見せない下書き/)
  const taken = { ...formIn(theirs, ADOPTIONS), section: elsewhere, [choice(first.key, 'answer')]: 'theirs' }
  assert.equal((await midori.post(ADOPTIONS, taken, OTHER)).status, 303)
  assert.equal((await ours())[0].answer, '開栓は三日前までに。')
  await midori.owner.query('update inquiries.faqs set section_id = $1 where id = $2', [section, first.id])
})

test('an edition older than the one that was adopted is taken in by nobody who does not say that it is meant', async () => {
  const older = await (await exporting(ids)).text()
  await reword(here, ids[0]!, { answer: '開栓は前の日までに。' })
  await here.publish(ids[0]!, CLERK)
  const newer = await (await exporting(ids)).text()
  assert.equal((await midori.post(ADOPTIONS, await formOf(newer), CLERK)).status, 303)
  const [before, stands] = [await stored(), (await ours())[0].answer]
  assert.equal(stands, '開栓は前の日までに。')
  assert.match(textOf(await (await look(older)).text()), /前に取り込んだ第\d+版より古い版です/)
  const refused = await midori.post(ADOPTIONS, await formOf(older), CLERK)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /href="#older"/)
  const { ask } = await apiOf(midori, CLERK, ['faqs:edit'])
  const program = { file: JSON.parse(older), sectionId: Number(section), against: (await formOf(older))['against'] }
  assert.equal((await ask('/faq-adoptions', { method: 'POST', json: program })).status, 422)
  assert.deepEqual([await stored(), (await ours())[0].answer], [before, stands])
  assert.equal((await midori.post(ADOPTIONS, { ...(await formOf(older)), older: '1' }, CLERK)).status, 303)
  assert.equal((await ours())[0].answer, '開栓は三日前までに。')
})

test('programs export, compare and adopt as people do, and are refused without the fingerprint', async () => {
  const chosen = { method: 'POST', json: { slug: 'api', title: '組', ids } }
  const reading = await apiOf(aozora, CLERK, ['faqs:read'])
  assert.equal((await reading.ask('/faq-exports', chosen)).status, 403)
  const exported = await (await apiOf(aozora, CLERK, ['faqs:edit'])).ask('/faq-exports', chosen)
  const file = (await exported.json()) as unknown
  const { ask } = await apiOf(midori, CLERK, ['faqs:read', 'faqs:edit'])
  await midori.owner.query('delete from kernel.trusted_signers')
  const compared = await ask('/faq-comparisons', { method: 'POST', json: { file } })
  const { against, hasBase } = (await compared.json()) as { against: string; hasBase: boolean }
  assert.equal(hasBase, false)
  const adopt = (fingerprint?: string) =>
    ask('/faq-adoptions', {
      method: 'POST',
      json: { file, sectionId: Number(section), against, ...(fingerprint && { fingerprint }) },
    })
  assert.equal((await adopt()).status, 422)
  const { rows } = await aozora.owner.query('select fingerprint from procedures.signing_keys')
  const done = await adopt(rows[0].fingerprint)
  assert.equal(done.status, 200)
  assert.equal((await adopt(rows[0].fingerprint)).status, 409)
})

test('and that is so because one waits for the other: without turns, the same file is adopted more than once', async () => {
  await withoutTurns(midori)
  const file = await (await exporting(ids)).text()
  const most = await mostOf(['1', '2', '3', '4', '5'], async () => {
    const form = { ...(await formOf(file)), confirmed: '1' }
    const all = await Promise.all(Array.from({ length: 4 }, () => midori.post(ADOPTIONS, form, CLERK)))
    return all.filter(({ status }) => status === 303).length
  })
  assert.ok(most > 1)
})
