import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../../testing/api.ts'
import { formIn } from '../../../../testing/form-in.ts'
import { screensOf, waterTown } from '../../../../testing/procedures.ts'
import { testTown } from '../../../../testing/town.ts'
import type { Sketch } from '../../editing/sketch/sketch.ts'
import { makeTrialKey, publishDefinition } from '../../index.ts'

const aozora = await waterTown()
const midori = await testTown({ at: '2026-11-27T09:00:00+09:00' })
const there = screensOf(midori)
await makeTrialKey(aozora.municipality.db, aozora.clock(), 'system:test', aozora.program.sealer, 'あおぞら市')

const [IMPORT, IMPORTS, CLERK] = ['/console/procedures/import', '/console/procedures/imports', 'kimura']
const section = String(aozora.head.sectionId)
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const exported = async (number: number) =>
  (await aozora.post(`/console/procedures/${aozora.procedureId}/versions/${number}/exports`, {}, CLERK)).text()
const look = async (number: number) => {
  const file = new File([await exported(number)], 'a.madoguchi-procedure.json')
  return (await midori.post(IMPORT, { file }, CLERK)).text()
}
const changed = (change: (copy: Sketch) => void): Sketch => {
  const copy = structuredClone(aozora.water) as Sketch
  change(copy)
  return copy
}
const publishIn = (town: typeof midori, sketch: Sketch) =>
  publishDefinition(town.municipality.db, town.clock(), `staff:${aozora.head.staffId}`, sketch, aozora.head)
const draftThere = async (): Promise<Sketch> =>
  (await midori.owner.query('select sketch from procedures.drafts')).rows[0]?.sketch
const labelOf = (sketch: Sketch, page: number, field: number) => sketch.pages[page]!.fields[field]!['label']

const first = await look(1)
const adopted = await midori.post(IMPORTS, { ...formIn(first, IMPORTS), section, confirmed: '1' }, CLERK)
const draft = new URL(adopted.headers.get('location')!, 'http://x').pathname
const seen = formIn(await there.show(`${draft}/check`, 'inoue'), `${draft}/publication`)
await midori.post(`${draft}/publication`, seen, 'inoue')

/** あおぞら市 words one question anew and adds another; みどり町 has its own words for the first, and its own summary. */
await publishIn(
  aozora,
  changed(({ pages }) => {
    pages[0]!.fields[0]!['label'] = 'あおぞら市の聞き方'
    pages.at(-1)!.fields.push({ id: 'floor', kind: 'text', label: '何階ですか', required: false })
  }),
)
await publishIn(
  midori,
  changed((copy) => {
    copy['summary'] = 'みどり町の水道を使い始めるときの届出です。'
    copy.pages[0]!.fields[0]!['label'] = 'みどり町の聞き方'
  }),
)
const CONFLICT = `choice:field:${(aozora.water as Sketch).pages[0]!.fields[0]!.id} label`

test('before anything is taken in, the page says what each town changed, in the words of the editor', async () => {
  const html = text(await look(2))
  assert.match(html, /この町では、この手続の第2版を公開しています/)
  assert.match(html, /前に取り込んだ版から、あおぞら市とこの町がそれぞれ変えたところです/)
  assert.match(html, /あおぞら市が加えた/)
  assert.match(html, /手続の全体のどんな手続か この町が変えた/)
  assert.doesNotMatch(html, /field:|@order|\bsummary\b/)
  assert.equal(await draftThere(), undefined)
})

test('where nobody chooses, our wording stays and what only they changed comes in; nothing is published', async () => {
  const done = await midori.post(IMPORTS, formIn(await look(2), IMPORTS), CLERK)
  assert.equal(done.status, 303)
  const sketch = await draftThere()
  assert.equal(sketch['summary'], 'みどり町の水道を使い始めるときの届出です。')
  assert.equal(labelOf(sketch, 0, 0), 'みどり町の聞き方')
  assert.equal(sketch.pages.at(-1)!.fields.at(-1)!.id, 'floor')
  const { rows } = await midori.owner.query('select max(number) as newest from procedures.versions')
  assert.equal(rows[0].newest, 2)
})

test('a draft that stands is compared and goes on: it came from that edition, so only later changes are shown', async () => {
  const html = await look(2)
  assert.match(text(html), /この町には、この手続の下書きがあります/)
  assert.doesNotMatch(text(html), /あおぞら市が/)
  await publishIn(
    aozora,
    changed(({ pages }) => {
      pages[0]!.fields[0]!['label'] = 'あおぞら市の新しい聞き方'
      pages.at(-1)!.fields.push({ id: 'floor', kind: 'text', label: '何階ですか', required: false })
    }),
  )
  const form = formIn(await look(3), IMPORTS)
  assert.equal(form[CONFLICT], 'ours')
  assert.equal((await midori.post(IMPORTS, { ...form, [CONFLICT]: 'theirs' }, CLERK)).status, 303)
  const sketch = await draftThere()
  assert.equal(labelOf(sketch, 0, 0), 'あおぞら市の新しい聞き方')
  assert.equal(sketch['summary'], 'みどり町の水道を使い始めるときの届出です。')
})

test('a choice cannot change what was signed, and a form that was compared before somebody went on is asked again', async () => {
  const form = formIn(await look(3), IMPORTS)
  const jws = JSON.parse(form['file']!)
  const altered = { ...jws, payload: Buffer.from(JSON.stringify({ a: 1 })).toString('base64url') }
  assert.equal((await midori.post(IMPORTS, { ...form, file: JSON.stringify(altered) }, CLERK)).status, 422)
  await midori.owner.query(`update procedures.drafts set sketch = sketch || '{"summary": "ほかの人が変えた"}'`)
  const late = await midori.post(IMPORTS, form, CLERK)
  assert.equal(late.status, 409)
  const again = await late.text()
  assert.match(again, /比べたあとに変わりました/)
  assert.equal((await draftThere())['summary'], 'ほかの人が変えた')
  const strange = { ...formIn(again, IMPORTS), 'choice:__proto__': 'theirs', 'choice:field:none label': 'theirs' }
  assert.equal((await midori.post(IMPORTS, strange, CLERK)).status, 303)
})

test('without an edition that was adopted before, the two are compared as they are, and the page says so', async () => {
  await midori.owner.query('update procedures.imports set definition = null')
  const html = text(await look(1))
  assert.match(html, /前に取り込んだ版がないため、どちらの町が変えたのかは分かりません/)
})

test('a version older than the one that ours came from is taken in by nobody who does not say that it is meant', async () => {
  const [html, before] = [await look(2), await draftThere()]
  assert.match(text(html), /前に取り込んだ第3版より古い版です/)
  const refused = await midori.post(IMPORTS, formIn(html, IMPORTS), CLERK)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /href="#older"/)
  assert.deepEqual(await draftThere(), before)
})

test('programs see the same comparison and choose by the same keys', async () => {
  const { ask } = await apiOf(midori, CLERK, ['procedures:read', 'procedures:edit'])
  const file = JSON.parse(await exported(1)) as unknown
  const compared = await ask('/procedure-comparisons', { method: 'POST', json: { file } })
  assert.equal(compared.status, 200)
  const { against, hasBase, olderThan, differences } = (await compared.json()) as {
    against: string
    hasBase: boolean
    olderThan: number | null
    differences: { key: string; where: string; asked: boolean }[]
  }
  assert.equal(hasBase, false)
  const choices = Object.fromEntries(differences.filter(({ asked }) => asked).map(({ key }) => [key, 'theirs']))
  const json = { file, sectionId: Number(section), against, choices, older: true }
  assert.equal(olderThan, 3)
  assert.equal((await ask('/procedure-imports', { method: 'POST', json: { file, sectionId: 1 } })).status, 422)
  const unmeant = await ask('/procedure-imports', { method: 'POST', json: { ...json, older: false } })
  assert.equal(unmeant.status, 422)
  assert.equal((await ask('/procedure-imports', { method: 'POST', json })).status, 200)
  assert.equal((await draftThere())['summary'], (aozora.water as Sketch)['summary'])
})
