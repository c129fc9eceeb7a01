// 回答の約束 on LINE and on the page: who is told what, and what becomes of it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { townOnLine } from '../../../testing/line.ts'
import { mailbox } from '../../../testing/mailbox.ts'

const town = await townOnLine({ at: '2026-11-27T18:30:00+09:00' }) // a Friday, after closing
const { line, owner, phoneClock } = town

const setTime = async (iso: string) => {
  const by = Temporal.Instant.from(iso).epochMilliseconds - town.clock().epochMilliseconds
  town.clock.set(iso)
  await phoneClock.advance(by)
}
const arrives = async (name: string, text: string) => {
  const sent = await line.phone(name).text(text)
  await town.work()
  return sent
}
const screen = (name: string) => JSON.stringify(line.phone(name).screen())
const rowOf = async (name: string) =>
  (
    await owner.query(
      `select c.id, c.waiting_since as since, c.promised_until as until from inquiries.conversations c
       join kernel.residents r on r.id = c.resident_id where r.display_name = $1`,
      [name],
    )
  ).rows[0]
const promisesOf = async (id: number) =>
  (
    await owner.query(
      `select promised_until as until, outcome, answered_at as "answeredAt", made_by as "madeBy", notice_id as notice
       from inquiries.promises where conversation_id = $1 order by id`,
      [id],
    )
  ).rows
const outcomes = async (id: number) => (await promisesOf(id)).map(({ outcome }) => outcome)
const answer = (id: number, text = 'お答えします') =>
  town.post(`/console/inquiries/${id}/replies`, { text, key: randomUUID() }, 'suzuki')
const putOff = (id: number, day: string, key: string = randomUUID(), as = 'suzuki') =>
  town.post(`/console/inquiries/${id}/interim`, { day, key }, as)
const page = async (path: string, as = 'suzuki') => (await town.request(path, { as })).text()
const TOLD = /ただいま受付時間外です。11月30日\(月\) までに、職員がお答えします。/g

test('whoever writes after closing is told once by when they are answered, for free, and the desk shows the day', async () => {
  await arrives('青空 みか', '空き家について')
  await arrives('青空 みか', 'もう一つあります')
  assert.equal(screen('青空 みか').match(TOLD)?.length, 1)
  assert.deepEqual(
    line.ledger.sent({ to: line.phone('青空 みか').userId }).map(({ method }) => method),
    ['reply'],
  )
  const { id, until } = await rowOf('青空 みか')
  assert.equal(until.toString(), '2026-11-30T08:15:00Z')
  assert.match(await page(`/console/inquiries/${id}`), /11月30日\(月\) まで<\/span>/)
  const { rows } = await owner.query(
    `select author, staff_id from inquiries.messages where conversation_id = $1 and kind = 'notice'`,
    [id],
  )
  assert.deepEqual(rows, [{ author: 'system', staff_id: null }])
})

test('an answer in time keeps the promise, in the same breath; the next question has a promise of its own', async () => {
  const { id } = await rowOf('青空 みか')
  await setTime('2026-11-30T10:00:00+09:00')
  await answer(id)
  const [kept] = await promisesOf(id)
  assert.deepEqual([kept.outcome, kept.answeredAt.toString()], ['kept', '2026-11-30T01:00:00Z'])
  assert.equal((await rowOf('青空 みか')).until, null)
  await town.work()
  await arrives('青空 みか', 'ありがとうございます。別の件ですが')
  assert.deepEqual(await outcomes(id), ['kept', null])
  assert.equal((await rowOf('青空 みか')).until.toString(), '2026-12-01T08:15:00Z')
  // in office hours nothing is said by itself
  assert.equal(screen('青空 みか').match(TOLD)?.length, 1)
})

test('a promise is a promise: neither further messages nor a change of the settings move it', async () => {
  const before = (await rowOf('青空 みか')).until.toString()
  const settings = { amount: '5', unit: 'day', warnHours: '2', answers: '1', ja: '', en: '', version: '0' }
  assert.equal((await town.post('/console/settings/promises', settings, 'ishii')).status, 303)
  await arrives('青空 みか', '急ぎません')
  assert.equal((await rowOf('青空 みか')).until.toString(), before)
  await owner.query('delete from inquiries.promise_terms')
})

test('中間連絡 tells it kindly and moves the day, keeps who waits waiting, and the history; pressed twice it is one', async () => {
  const { id, since } = await rowOf('青空 みか')
  const key = randomUUID()
  const twice = await Promise.all([1, 2, 3].map(() => putOff(id, '2026-12-03', key)))
  assert.deepEqual(
    twice.map(({ status }) => status),
    [303, 303, 303],
  )
  await town.work()
  assert.equal(screen('青空 みか').match(/もう少し時間をいただきます。12月3日\(木\) までにお答えします。/g)?.length, 1)
  const row = await rowOf('青空 みか')
  assert.deepEqual([row.until.toString(), row.since], ['2026-12-03T08:15:00Z', since])
  assert.deepEqual(await outcomes(id), ['kept', 'moved', null])
  const shown = await page(`/console/inquiries/${id}`)
  assert.match(shown, /未返信/)
  assert.match(shown, /12月1日\(火\) 17:15 まで\(11月30日\(月\) 自動\): 延ばしました/)
  const { rows } = await owner.query(
    `select action from kernel.audit_entries where subject = $1 and action = 'conversation.put_off'`,
    [`conversation:${id}`],
  )
  assert.equal(rows.length, 1)
})

test('a promise moves to no day on which nobody works, nor to one that was over before; another section moves nothing', async () => {
  const { id, until } = await rowOf('青空 みか')
  const wrong: [string, RegExp][] = [
    ['2026-12-05', /12月5日\(土\)は受付のない日です/],
    ['2026-12-03', /いまの約束\(12月3日\(木\)\)より後の日/],
    ['2026-11-27', /受付のない日です/],
    ['2027-12-03', /90日以内/],
    ['2026-02-31', /いつまでに答えるかを選んでください/],
    ['', /いつまでに答えるかを選んでください/],
  ]
  for (const [day, words] of wrong) {
    const refused = await putOff(id, day)
    assert.equal(refused.status, 422, day)
    assert.match(await refused.text(), words)
  }
  assert.equal((await putOff(id, '2026-12-04', randomUUID(), 'yamamoto')).status, 404)
  assert.equal(
    (await town.post(`/console/inquiries/${id}/interim`, { day: '2026-12-04', key: 'x' }, 'suzuki')).status,
    400,
  )
  assert.equal((await rowOf('青空 みか')).until.toString(), until.toString())
})

test('an answer after the day has passed is no kept promise', async () => {
  const { id } = await rowOf('青空 みか')
  await setTime('2026-12-04T10:00:00+09:00')
  assert.match(await page(`/console/inquiries/${id}`), /16 時間過ぎています/)
  await answer(id)
  assert.deepEqual(await outcomes(id), ['kept', 'moved', 'broken'])
  const refused = await putOff(id, '2026-12-10')
  assert.equal(refused.status, 409)
  await town.work()
})

test('an answer that LINE did not take leaves the promise as it was; 返信不要 and what is withdrawn excuse it', async () => {
  await arrives('海野 けん', '水道の手続きは?')
  await setTime('2026-12-04T11:00:00+09:00')
  const { id, until } = await rowOf('海野 けん')
  line.faults.add({ path: '/v2/bot/message/push', times: 1, kind: 'status', status: 400 })
  await answer(id)
  assert.deepEqual(await outcomes(id), ['kept'])
  await town.work()
  assert.deepEqual(await outcomes(id), [null])
  assert.equal((await rowOf('海野 けん')).until.toString(), until.toString())

  await town.post(`/console/inquiries/${id}/no-reply`, { seen: '999999' }, 'suzuki')
  assert.deepEqual(await outcomes(id), ['excused'])
  await town.post(`/console/inquiries/${id}/no-reply/removal`, {}, 'suzuki')
  assert.deepEqual(await outcomes(id), [null])

  const { messageId } = await arrives('川口 あおい', '間違えました')
  await line.phone('川口 あおい').unsend(messageId)
  await town.work()
  assert.deepEqual(await outcomes((await rowOf('川口 あおい')).id), ['excused'])
})

test('what fails after the next question came brings back the earlier promise, and only that one stands', async () => {
  const yui = '空山 ゆい'
  await arrives(yui, 'はじめの質問')
  await setTime('2026-12-04T11:10:00+09:00')
  const { id, until } = await rowOf(yui)
  line.faults.add({ path: '/v2/bot/message/push', times: 1, kind: 'status', status: 400 })
  await answer(id)
  await setTime('2026-12-07T11:10:00+09:00')
  await line.phone(yui).text('次の質問')
  await town.work() // takes in the question, and hears that the answer was not taken
  assert.equal((await rowOf(yui)).until.toString(), until.toString())
  assert.deepEqual((await outcomes(id)).filter((outcome) => outcome === null).length, 1)
})

test('a sticker alone hears nothing, and has its day at the desk; the words after it do; a group never', async () => {
  await setTime('2026-12-11T20:00:00+09:00')
  const riku = line.phone('星野 りく')
  await riku.sticker({ packageId: '1', stickerId: '2', keywords: ['こんばんは'] })
  await town.work()
  assert.ok((await rowOf('星野 りく')).until)
  assert.doesNotMatch(screen('星野 りく'), /受付時間外/)
  await arrives('星野 りく', '空き家を探しています')
  assert.equal(screen('星野 りく').match(/12月14日\(月\) までに/g)?.length, 1)

  const group = await line.groups.join({ name: '自治会', memberIds: [riku.userId] })
  await riku.inGroup(group.groupId).text('みんなの前での相談')
  await town.work()
  assert.equal(line.ledger.sent({}).filter((sent) => JSON.stringify(sent).includes('12月14日')).length, 1)
})

test('without a reply token nothing is sent, and never as a push', async () => {
  const nao = line.phone('風間 なお')
  await nao.text('夜の質問')
  await owner.query(
    `update inquiries.line_events set received_at = received_at - interval '5 minutes' where processed_at is null`,
  )
  await town.work()
  assert.deepEqual(line.ledger.sent({ to: nao.userId }), [])
  assert.ok((await rowOf('風間 なお')).until)

  line.faults.add({ path: '/v2/bot/message/reply', times: 1, kind: 'status', status: 429 })
  await arrives('虹川 そら', '夜の質問')
  assert.deepEqual(line.ledger.sent({ to: line.phone('虹川 そら').userId }), [])
  const { id } = await rowOf('虹川 そら')
  const desk = await page(`/console/inquiries/${id}`)
  assert.match(desk, /送れませんでした/)
  assert.doesNotMatch(desk, />再送</)
  const { rows } = await owner.query(`select id from inquiries.sendings where conversation_id = $1`, [id])
  assert.equal(
    (await town.post(`/console/inquiries/${id}/resendings`, { sending: String(rows[0].id) }, 'suzuki')).status,
    409,
  )
  // the next message may bring it
  await arrives('虹川 そら', 'まだです')
  assert.match(screen('虹川 そら'), /12月14日\(月\) までに/)
})

test('a section that does not answer by itself still promises, for as long as it says', async () => {
  const form = { amount: '4', unit: 'hour', warnHours: '1', ja: '', en: '', version: '0' }
  const section = (await owner.query('select section_id as id from inquiries.desk')).rows[0].id
  assert.equal((await town.post(`/console/settings/promises/sections/${section}`, form, 'ishii')).status, 303)
  await arrives('住民 静', '夜の質問')
  assert.equal((await rowOf('住民 静')).until.toString(), '2026-12-14T03:30:00Z')
  assert.deepEqual(line.ledger.sent({ to: line.phone('住民 静').userId }), [])
  await town.post(`/console/settings/promises/sections/${section}/removal`, { version: '1' }, 'ishii')
  assert.equal(Number((await owner.query('select count(*) from inquiries.promise_terms')).rows[0].count), 0)
})

test('on the page it stands as a notice, in the language of the page, and in the mail that goes anyway', async () => {
  const open = async (fields: Record<string, string>) => {
    await owner.query('delete from kernel.rate_counters')
    const response = await town.post('/inquiries', {
      name: '青空 花子',
      text: '夜の質問',
      key: randomUUID(),
      ...fields,
    })
    assert.equal(response.status, 303)
    return response.headers.get('location')!.replace(/[?#].*$/, '')
  }
  const href = await open({ email: 'hanako@example.jp' })
  await town.work()
  assert.match(await (await town.request(href)).text(), /12月14日\(月\) までに、職員がお答えします/)
  const letter = (await mailbox(town)).find(({ to }) => to.includes('hanako@example.jp'))!
  assert.match(letter.text, /12月14日\(月\) までに、職員がお答えします/)

  await town.post(href, { text: 'もう一つ', key: randomUUID() })
  assert.equal((await (await town.request(href)).text()).match(/ただいま受付時間外/g)?.length, 1)

  const { rows } = await owner.query('select max(id)::int as id from inquiries.conversations')
  await owner.query(`update inquiries.conversations set lang = 'en' where id = $1`, [rows[0].id])
  assert.equal((await putOff(rows[0].id, '2026-12-16')).status, 303)
  assert.match(await (await town.request(href)).text(), /by Wed 16 Dec/)
  const { told } = (await owner.query(`select told from inquiries.messages where body like '%Wed 16 Dec%'`)).rows[0]
  assert.deepEqual(told, ['mail'])
})

test('the list by 期限 and the first page begin with what breaks first; programs get the same', async () => {
  const list = await page('/console/inquiries?list=due')
  const names = ['海野 けん', '空山 ゆい', '星野 りく']
  const places = names.map((name) => list.indexOf(`<strong>${name}`))
  assert.ok(
    places.every((place) => place > 0),
    String(places),
  )
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
  const home = await page('/console')
  assert.ok(home.indexOf('海野 けん') < home.indexOf('星野 りく'))
  assert.match(home, /4 日過ぎています/)
  const api = await apiOf(town, 'suzuki', ['conversations:read', 'conversations:reply'])
  const seen: string[] = []
  let cursor = ''
  for (;;) {
    const answered = await api.ask(`/conversations?list=due&limit=2${cursor}`)
    const { items, next } = (await answered.json()) as { items: { promisedUntil: string }[]; next: string | null }
    seen.push(...items.map(({ promisedUntil }) => promisedUntil))
    if (!next) break
    cursor = `&cursor=${encodeURIComponent(next)}`
  }
  assert.deepEqual(seen, seen.toSorted())
  assert.equal(
    seen.length,
    Number(
      (await owner.query('select count(*) from inquiries.conversations where promised_until is not null')).rows[0]
        .count,
    ),
  )
  const { id } = await rowOf('海野 けん')
  const moved = await api.ask(`/conversations/${id}/interim-notices`, { method: 'POST', json: { day: '2026-12-15' } })
  assert.equal(moved.status, 202)
  const history = (await (await api.ask(`/conversations/${id}/promises`)).json()) as {
    items: { outcome: string | null; madeBy: string | null }[]
  }
  assert.deepEqual(
    history.items.map(({ outcome, madeBy }) => [outcome, madeBy]),
    [
      [null, '鈴木 健太'],
      ['broken', null],
    ],
  )
})

test('no conversation shows another day than that of the promise that stands', async () => {
  const { rows } = await owner.query(`select c.id from inquiries.conversations c
    left join inquiries.promises p on p.conversation_id = c.id and p.outcome is null
    where c.promised_until is distinct from p.promised_until`)
  assert.deepEqual(rows, [])
})
