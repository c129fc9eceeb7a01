import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import { apiOf } from '../../../../testing/api.ts'
import { faqScreensOf, textOf } from '../../../../testing/faqs.ts'
import { formIn } from '../../../../testing/form-in.ts'
import { testTown } from '../../../../testing/town.ts'
import { withoutRowLocks } from '../../../../testing/without-row-locks.ts'
import { leaveOut } from './close-gaps.ts'
import { eraseSearchesTask } from './erase-searches.ts'

const town = await testTown()
const { write, publish, sectionOf, show, fill, audited } = faqScreensOf(town)
const CLERK = 'kimura'
const section = await sectionOf(CLERK)
const OTHER = 'suzuki' // of another section
const GAPS = '/console/faq/gaps'
const ANSWERS = [
  ['粗大ごみはどうやって出しますか', '前の日までに申し込んでください。'],
  ['犬を飼い始めました', '30日以内に登録してください。'],
  ['住民票の写しは休日にも取れますか', 'コンビニで取れます。'],
  ['保育所に入るにはどうすればよいですか', '前の月の10日までに。'],
  ['道路に穴が開いています', '場所を知らせてください。'],
  ['水道を使い始めたい', '3日前までに。'],
]
const faqs: number[] = []
for (const [question = '', answer = ''] of ANSWERS) {
  faqs.push(await write({ section, category: 'くらし', question, answer, keywords: '' }, CLERK))
  await publish(faqs.at(-1)!, CLERK)
}
const rows = async (text: string, values: unknown[] = []) => (await town.owner.query(text, values)).rows
await rows('update inquiries.desk set section_id = $1', [section])

const ask = (text: string, more: Record<string, string> = {}) =>
  town.post('/inquiries', { name: '青空 花子', key: randomUUID(), text, ...more })
const conversationOf = async (answer: Response) => {
  assert.equal(answer.status, 303)
  return Number((await rows('select max(id) as id from inquiries.conversations'))[0].id)
}
const reply = async (id: number, text: string) => {
  const form = formIn(await show(`/console/inquiries/${id}`, CLERK), `/console/inquiries/${id}/replies`)
  assert.equal((await town.post(`/console/inquiries/${id}/replies`, { ...form, text }, CLERK)).status, 303)
  await town.work()
}
const search = (q: string) => show(`/faq?${new URLSearchParams({ q })}`)
const replied = () =>
  rows('select faq_id::int as faq, edition, place from inquiries.faq_replies order by held_reply_id')
const open = () =>
  rows(
    `select coalesce(g.words, m.body) as words, g.times from inquiries.faq_gaps g left join inquiries.messages m on m.id = g.message_id
     where g.closing_id is null order by g.id`,
  )
const offers = () =>
  rows(`select opened_at is not null as opened, solved_by::int as solved, asked_at is not null as asked
    from inquiries.faq_offers order by offered_at, key`)
const erase = () => eraseSearchesTask(town.program)(town.municipality, {} as never)
const page = async (path = GAPS, as = CLERK) => textOf(await show(path, as))
const clerk = await apiOf(town, CLERK, ['faqs:edit', 'conversations:read'], 300)

test('that an answer was shown, opened, helped or did not is counted by what they tap, and by nothing else', async () => {
  const shown = await ask('粗大ゴミの出し方')
  const html = await shown.text()
  assert.deepEqual(await offers(), [{ opened: false, solved: null, asked: false }]) // whoever goes away now said nothing
  const key = formIn(html, '/inquiries')['offer']!
  assert.equal((await town.post(`/inquiries/offers/${key}/openings`, {})).status, 204)
  const answered = await town.post(`/inquiries/offers/${key}/solutions`, { faq: String(faqs[1]) })
  assert.equal(answered.headers.get('location'), '/inquiries/solved')
  assert.deepEqual(await offers(), [{ opened: true, solved: null, asked: false }]) // that one was not shown
  await town.post(`/inquiries/offers/${key}/solutions`, formIn(html, `/inquiries/offers/${key}/solutions`))
  assert.deepEqual(await offers(), [{ opened: true, solved: faqs[0], asked: false }])
  assert.match(textOf(await show('/inquiries/solved')), /お役に立ててよかったです .*質問は送っていません/)
  assert.match(await show('/inquiries/solved?lang=en'), /We are glad/)
  // Whoever asks all the same after that is answered by staff, and the tap stands.
  assert.equal((await town.post('/inquiries', formIn(html, '/inquiries'))).status, 303)
  assert.deepEqual(await offers(), [{ opened: true, solved: faqs[0], asked: false }])

  town.clock.advance({ minutes: 1 })
  const other = formIn(await (await ask('粗大ゴミの出し方')).text(), '/inquiries')
  assert.equal((await town.post('/inquiries', { ...other, name: ' ' })).status, 422)
  assert.equal((await offers())[1]!['asked'], false) // nothing was sent
  assert.equal((await town.post('/inquiries', other)).status, 303)
  assert.equal((await offers())[1]!['asked'], true)
  for (const offer of ['x', '', randomUUID()])
    assert.equal((await ask('粗大ゴミの出し方', { offer, to: 'staff' })).status, 303)
  const columns = await rows(
    `select column_name as name from information_schema.columns where table_name = 'faq_offers'`,
  )
  assert.ok(columns.every(({ name }) => !/resident|conversation|address|text|words/.test(name)))
})

test('after a day nothing is said of what was shown; whoever floods is shown answers all the same, and is not counted', async () => {
  town.clock.advance({ hours: 2 })
  const { offer = '' } = formIn(await (await ask('粗大ゴミの出し方')).text(), '/inquiries')
  town.clock.advance({ hours: 25 })
  const before = await offers()
  await town.post(`/inquiries/offers/${offer}/solutions`, { faq: String(faqs[0]) })
  await ask('粗大ゴミの出し方', { offer, to: 'staff' })
  assert.deepEqual(await offers(), before)
  await rows(`update kernel.rate_counters set count = 30, window_start = $1 where key like 'faq-offers-from:%'`, [
    town.clock().toString(),
  ])
  const html = await (await ask('粗大ゴミの出し方')).text()
  assert.match(html, /これで分かりますか/)
  assert.doesNotMatch(html, /これで解決した/)
  assert.equal((await offers()).length, before.length)
  await rows('delete from kernel.rate_counters')
})

test('a reply tells which edition it brings and which suggestion that was, once it is sent; without any it leaves a gap', async () => {
  await rows('truncate inquiries.faq_gaps, inquiries.faq_replies')
  const first = await conversationOf(await ask('粗大ゴミの出し方', { to: 'staff' }))
  const begun = await show(`/console/inquiries/${first}?faq=${faqs[0]}`, CLERK)
  const text = formIn(begun, `/console/inquiries/${first}/replies`)['text']!
  assert.match(text, new RegExp(`/faq/${faqs[0]}$`))
  await reply(first, `${text}\nお待ちしています。`)
  assert.deepEqual(await replied(), [{ faq: faqs[0], edition: 1, place: 1 }])
  assert.deepEqual(await open(), [])
  await reply(first, '追伸です。') // nobody waits
  assert.equal((await replied()).length, 1)
  const second = await conversationOf(await ask('給食費の引き落とし日はいつですか'))
  assert.deepEqual(await open(), [{ words: '給食費の引き落とし日はいつですか', times: 1 }]) // nothing could be shown for it
  await reply(second, '毎月25日です。')
  assert.deepEqual((await replied())[1], { faq: null, edition: null, place: null })
  assert.equal((await open()).length, 1)
  const third = await conversationOf(await ask('犬の名前を変えたい', { to: 'staff' }))
  await reply(third, `https://elsewhere.example.jp/faq/${faqs[1]} をご覧ください。`) // not ours
  assert.equal((await open()).length, 2)
  const fourth = await conversationOf(await ask('給食費の引き落としの日を教えてください'))
  await reply(fourth, `${text.replace(/\d+$/, '999999999999999')} ${text.replace(/\d+$/, String(faqs[4]))}`)
  assert.deepEqual((await replied())[3], { faq: faqs[4], edition: 1, place: null })
  assert.equal((await open()).length, 2, 'an answer was found after all')
  const fifth = await conversationOf(await ask('ありがとうございました', { to: 'staff' }))
  await reply(fifth, 'どういたしまして。')
  assert.equal((await open()).length, 2)
})

test('a search that finds nothing is kept without whoever searched, masked, once a day, and no longer than 90 days', async () => {
  for (const q of ['プールの営業時間', 'ﾌﾟｰﾙの営業時間', 'です', '\0', '粗大ゴミ', '夜のプール 123456789018']) {
    await search(q)
    town.clock.advance({ seconds: 10 })
  }
  const kept = await rows(`select words, times from inquiries.faq_gaps where message_id is null order by id`)
  assert.deepEqual(kept, [
    { words: 'プールの営業時間', times: 2 },
    { words: '夜のプール ************', times: 1 },
  ])
  town.clock.advance({ hours: 24 * 88 })
  await erase()
  assert.equal((await open()).length, 4)
  assert.equal((await offers()).length > 0, true)
  town.clock.advance({ hours: 24 * 3 })
  await erase()
  assert.equal((await open()).length, 2, 'questions of talks stay with the talk')
  assert.deepEqual(await offers(), [])
})

test('the page groups what asks alike; only who answers for the section reads its talks; a file and the API say the same', async () => {
  const text = await page()
  assert.match(text, /答えがなかった質問/)
  await conversationOf(await ask('給食費の引き落としの日を教えてください'))
  assert.match(await page(), /2回 ・最後は/)
  assert.match(
    await show(`${GAPS}.csv`, CLERK),
    /1,給食費の引き落としの日を教えてください,ja,1,.*\r\n1,給食費の引き落とし日はいつですか/,
  )
  const { items } = await (await clerk.ask('/faq-gaps')).json()
  assert.deepEqual(
    items.map(({ times, gaps }: { times: number; gaps: unknown[] }) => [times, gaps.length]),
    [
      [2, 2],
      [1, 1],
    ],
  )
  assert.doesNotMatch(await page(GAPS, OTHER), /給食費/)
  const ids = items[0].gaps.map(({ id }: { id: number }) => id).join('.')
  assert.equal((await town.request(`${GAPS}/existing?gaps=${ids}`, { as: OTHER })).status, 404)
  assert.equal((await town.post(`${GAPS}/omissions`, { gaps: ids, reason: 'x' }, OTHER)).status, 409)
  // Moved to another section, it is theirs to read.
  const [{ id: moved }] = await rows(
    `update inquiries.conversations set section_id = $1 where id = (select max(id) from inquiries.conversations) returning id`,
    [await sectionOf(OTHER)],
  )
  assert.match(await page(GAPS, OTHER), new RegExp(`相談 ${moved}`))
  assert.doesNotMatch(await page(), new RegExp(`相談 ${moved} `))
  await rows(`update inquiries.conversations set section_id = $1 where id = $2`, [section, moved])
})

test('a group is closed by writing the answer, by one that exists, or for a reason; bad input closes nothing', async () => {
  const { items } = await (await clerk.ask('/faq-gaps')).json()
  const ids = items[0].gaps.map(({ id }: { id: number }) => id).join('.')
  const begun = await show(`/console/faq/new?gaps=${ids}`, CLERK)
  assert.equal(formIn(begun, '/console/faq')['question'], '給食費の引き落としの日を教えてください')
  const unfinished = await town.post('/console/faq', { ...formIn(begun, '/console/faq'), answer: '' }, CLERK)
  assert.equal(unfinished.status, 422)
  assert.equal(formIn(await unfinished.text(), '/console/faq')['gaps'], ids)
  assert.equal((await open()).length, 3)
  const id = await fill(
    `/console/faq/new?gaps=${ids}`,
    '/console/faq',
    { section, category: '学校', answer: '毎月25日です。' },
    CLERK,
  )
  assert.equal(id.status, 303)
  assert.deepEqual(await open(), [{ words: '犬の名前を変えたい', times: 1 }])

  const [{ id: last }] = await rows('select id from inquiries.faq_gaps where closing_id is null')
  const here = `${GAPS}/existing?gaps=${last}`
  const close = (fields: Record<string, string>) => fill(here, `${GAPS}/existing`, fields, CLERK)
  assert.equal((await close({ faq: '0' })).status, 422)
  assert.equal((await close({ faq: String(faqs[1]), words: 'わんこ' })).status, 422)
  assert.equal((await town.post(`${GAPS}/omissions`, { gaps: String(last), reason: ' ' }, CLERK)).status, 422)
  const long = await town.post(`${GAPS}/omissions`, { gaps: String(last), reason: 'あ'.repeat(201) }, CLERK)
  assert.equal(long.status, 422)
  assert.equal((await open()).length, 1)
  const both = { gaps: [Number(last)], faq: faqs[1], reason: 'x' }
  assert.equal((await clerk.ask('/faq-gap-closings', { method: 'POST', json: both })).status, 422)
  assert.equal((await close({ faq: String(faqs[1]), words: 'わんこ、犬' })).status, 303)
  assert.deepEqual(await open(), [])
  assert.equal((await audited('faq_synonyms.added')).length, 1)
  assert.equal((await town.post(`${GAPS}/omissions`, { gaps: String(last), reason: 'x' }, CLERK)).status, 409)
  await conversationOf(await ask('隣の家の音がうるさい'))
  const [{ id: noise }] = await rows('select id from inquiries.faq_gaps where closing_id is null')
  const left = await clerk.ask('/faq-gap-closings', {
    method: 'POST',
    json: { gaps: [Number(noise)], reason: '一人の事情' },
  })
  assert.deepEqual(await left.json(), { closed: 1 })
  const closings = await audited('faq_gaps.closed')
  assert.deepEqual(
    closings.map(({ how }) => how),
    ['written', 'exists', 'left'],
  )
})

test('of many who close the same at once, one does; without waiting for each other it goes wrong', async () => {
  const staff = (await findStaff(town.municipality.db, clerk.staffId, town.clock()))!
  const race = async ({ db }: typeof town.municipality, words: string): Promise<number> => {
    await conversationOf(await ask(words))
    const [{ id }] = await rows('select id from inquiries.faq_gaps where closing_id is null')
    const all = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((n) => leaveOut(db, town.clock(), staff, [Number(id)], `一人の事情 ${n}`)),
    )
    return all.filter(({ status }) => status === 'fulfilled').length
  }
  assert.equal(await race(town.municipality, '隣の家の木が伸びています'), 1)
  const unguarded = withoutRowLocks(town.municipality)
  let wrong = 0
  for (const words of ['隣の家の塀が古い', '隣の家の草が伸びています', '隣の家の煙が来ます', '隣の家の水が流れます'])
    if ((await race(unguarded, words)) > 1) wrong++
  assert.ok(wrong > 0, 'the guard is what makes it right')
})
