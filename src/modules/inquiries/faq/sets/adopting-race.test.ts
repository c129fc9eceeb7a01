// Somebody changes a question while another adopts it: one of the two is done, the other is told, and nobody's words are lost.
import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { test } from 'node:test'
import { makeTrialKey } from '#modules/procedures/index.ts'
import { faqScreensOf } from '../../../../testing/faqs.ts'
import { formIn } from '../../../../testing/form-in.ts'
import { testTown } from '../../../../testing/town.ts'

const [aozora, midori] = [await testTown(), await testTown()]
const [here, there] = [faqScreensOf(aozora), faqScreensOf(midori)]
const CLERK = 'kimura'
const section = await here.sectionOf(CLERK)
const ADOPTIONS = '/console/faq/adoptions'
await makeTrialKey(aozora.municipality.db, aozora.clock(), 'system:test', aozora.program.sealer, 'あおぞら市')
const id = await here.write(
  { section, category: '水道', question: '水道を使い始めるには', answer: '第0版', keywords: '' },
  CLERK,
)

let edition = 0
/** あおぞら市 says it in new words; how the file looks here before anybody adopts it. */
async function nextEdition(): Promise<Record<string, string>> {
  if (edition > 0) await here.fill(`/console/faq/${id}`, `/console/faq/${id}`, { answer: `第${edition}版` }, CLERK)
  edition++
  await here.publish(id, CLERK)
  const chosen = { title: '水道の質問', slug: 'water', faq: String(id) }
  const file = await (await aozora.post('/console/faq/exports', chosen, CLERK)).text()
  const page = await midori.post('/console/faq/import', { file: new File([file], 'a.madoguchi-faq.json') }, CLERK)
  return { ...formIn(await page.text(), ADOPTIONS), section, confirmed: '1' }
}
const ours = async () => (await midori.owner.query('select id, answer, version from inquiries.faqs')).rows[0]
const adopted = async () => (await midori.owner.query('select from inquiries.faq_adoptions')).rowCount
const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`

assert.equal((await midori.post(ADOPTIONS, await nextEdition(), CLERK)).status, 303)
const page = `/console/faq/${(await ours()).id}`

test('an adoption that was about to write over a change made in the same moment is refused, and says what to do', async () => {
  const [form, before] = [await nextEdition(), await adopted()]
  const other = await midori.owner.connect()
  await other.query('begin')
  await other.query(`update inquiries.faqs set answer = 'ほかの人が変えた。', version = version + 1`)
  const adopting = midori.post(ADOPTIONS, form, CLERK)
  while ((await midori.owner.query(waits)).rowCount === 0) await setTimeout(5)
  await other.query('commit')
  other.release()
  const late = await adopting
  assert.equal(late.status, 409)
  assert.match(await late.text(), /先に変えています。いまの内容を確かめてから/)
  assert.deepEqual([(await ours()).answer, await adopted()], ['ほかの人が変えた。', before])
})

test('of 64 who change and adopt one question at once, one is done, and what it says is what that one said', async () => {
  for (let tries = 0; tries < 3; tries++) {
    const form = Object.entries(await nextEdition())
    const adoption = Object.fromEntries(form.map(([name, value]) => [name, value === 'ours' ? 'theirs' : value]))
    const before = (await ours()).version
    const change = { ...formIn(await there.show(page, CLERK), page), answer: 'ほかの人が変えた。' }
    const all = Array.from({ length: 64 }, (_, n) =>
      n % 2 ? midori.post(page, change, CLERK) : midori.post(ADOPTIONS, adoption, CLERK),
    )
    const answers = await Promise.all(all)
    const done = answers.flatMap(({ status }, n) => (status === 303 ? [n] : []))
    assert.deepEqual(
      answers.filter(({ status }) => status !== 303 && status !== 409),
      [],
    )
    assert.equal(done.length, 1)
    const { answer, version } = await ours()
    assert.equal(answer, done[0]! % 2 ? 'ほかの人が変えた。' : `第${edition - 1}版`)
    assert.equal(version, before + 1)
  }
})
