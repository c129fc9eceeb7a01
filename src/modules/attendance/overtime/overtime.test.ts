import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T15:00:00+09:00' })
const people = peopleOf(town)
const { one } = people
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (path: string, as: string) => text(await people.page(path, as))
const at = people.at
const HREF = '/console/attendance/overtime'
const NOTHING = { restBegins: '', restEnds: '', special: '', late: '', staff: '' }
const form = (day: number, begins = '17:30', ends = '20:00') => ({
  ...NOTHING,
  on: `2026-11-${day}`,
  begins,
  ends,
  work: '議会の答弁資料の作成',
})
const ask = (fields: Record<string, string>, as = 'takahashi') => town.post(HREF, fields, as)
const proposalIn = (response: Response) =>
  Number(/approvals\/(\d+)\?/.exec(response.headers.get('location') ?? '')?.[1])
const stateOf = (id: unknown) => one('select state from attendance.overtime_orders where id = $1', [id])
const newest = (as: string) =>
  one(
    `select o.id from attendance.overtime_orders o join kernel.staff s on s.id = o.staff_id where s.sign_in_name = $1
     order by o.id desc limit 1`,
    [as],
  )
const punch = async (as: string, ...times: string[]) => {
  for (const [index, time] of times.entries())
    await town.owner.query(
      `insert into attendance.punches (staff_id, kind, at, place, source, client_key)
       values ($1, $2, $3, 'main', 'page', gen_random_uuid()::text)`,
      [await people.idOf(as), index % 2 === 0 ? 'in' : 'out', `2026-11-${time}:20+09:00`],
    )
}
/** What was ordered and done of one person, as hours of evenings from a day on. */
const worked = async (as: string, from: string, hours: number) => {
  for (let left = hours, day = Temporal.PlainDate.from(from); left > 0; day = day.add({ days: 1 })) {
    if (day.dayOfWeek > 5) continue
    const minutes = Math.round(Math.min(left, 5) * 60)
    left -= 5
    await town.owner.query(
      `insert into attendance.overtime_orders (staff_id, section_id, from_at, until_at, work, asked_by, state, asked_at, settled_at)
       select m.staff_id, m.section_id, t.at, t.at + make_interval(mins => $3), '通常の業務', m.staff_id, 'ordered', t.at - interval '1 day', t.at
       from kernel.memberships m, (select $2::timestamptz as at) t where m.staff_id = $1`,
      [await people.idOf(as), `${day}T18:30:00+09:00`, minutes],
    )
  }
}
const dayIn = (words: string, day: number) =>
  (new RegExp(`\\s${day}日\\([月火水木金土日]\\)(.*)`).exec(words)?.[1] ?? '').split(/\d+日\([月火水木金土日]\)/)[0] ??
  ''

test('before work it is asked for with the forecast of the limits, decided by the head, and stands in the book', async () => {
  const asked = await ask(form(24))
  assert.equal(asked.status, 303, await asked.text())
  const id = proposalIn(asked)
  const words = await page(`/console/approvals/${id}`, 'sato')
  assert.match(words, /日時 11月24日\(火\) 17:30–20:00 時間 時間外 2時間30分 業務 議会の答弁資料の作成/)
  assert.match(words, /11月の見込み\(月\) 0分 → 2時間30分\(上限 月45時間、あと 42時間30分\)/)
  assert.match(words, /11月の見込み\(年度\) 0分 → 2時間30分\(上限 年度360時間、あと 357時間30分\)/)
  assert.match(dayIn(await page('/console/attendance?month=2026-11', 'takahashi'), 24), /17:30–20:00を申請しています/)
  assert.equal(await people.done('sato', id, 'decision'), '専決')
  assert.equal(await stateOf(await newest('takahashi')), 'ordered')
  const book = dayIn(await page('/console/attendance?month=2026-11', 'takahashi'), 24)
  assert.match(book, /時間外勤務 17:30–20:00\(命令済み\)/)
  assert.match(await page(HREF, 'takahashi'), /月45時間 2時間30分 \(あと 42時間30分\)/)
})

test('nobody decides or confirms their own: that of a head is for the head above', async () => {
  const id = proposalIn(await ask(form(24), 'sato'))
  assert.equal(await people.done('sato', id, 'decision'), 403)
  assert.equal(await people.done('aoyama', id, 'decision'), '決裁')
  const order = await newest('sato')
  await at('2026-11-25T09:00:00+09:00')
  assert.equal((await town.request(`${HREF}/confirmations/${order}`, { as: 'sato' })).status, 404)
  assert.equal((await town.request(`${HREF}/confirmations/${order}`, { as: 'aoyama' })).status, 200)
  await at('2026-11-24T15:00:00+09:00')
})

test('the next day the head confirms what was ordered and worked, and only that counts', async () => {
  await punch('takahashi', '24T08:25', '24T19:40')
  await at('2026-11-25T09:00:00+09:00')
  assert.match(await page('/console', 'sato'), /時間外の確認: 1件/)
  assert.doesNotMatch(await page('/console', 'takahashi'), /時間外の確認: /)
  const html = await people.page(`${HREF}/confirmations`, 'sato')
  assert.match(text(html), /高橋 由美子 11月24日\(火\) 17:30–20:00 .*8:25–19:40 17:30–19:40 2時間10分/)
  const seen = /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const done = await town.post(`${HREF}/confirmations`, { seen }, 'sato')
  assert.equal(done.headers.get('location'), `${HREF}/confirmations?confirmed=1&left=0`)
  assert.equal(await stateOf(await newest('takahashi')), 'confirmed')
  assert.match(await page(`${HREF}/confirmations`, 'sato'), /確認するものはありません/)
  assert.doesNotMatch(await page('/console', 'sato'), /時間外の確認: /)
  const book = await page('/console/attendance?month=2026-11', 'takahashi')
  assert.match(dayIn(book, 24), /9:55 時間外勤務 17:30–19:40\(確認済み\)/)
  assert.match(book, /時間外 2:10/)
  const again = await town.post(`${HREF}/confirmations`, { seen }, 'sato')
  assert.match(again.headers.get('location') ?? '', /confirmed=0&left=1/)
})

test('what is confirmed otherwise needs the reason, lies within the punches, and is told to whoever worked', async () => {
  await at('2026-11-25T16:00:00+09:00')
  await people.done('sato', proposalIn(await ask(form(25), 'ito')), 'decision')
  const order = await newest('ito')
  await punch('ito', '25T08:20', '25T21:10')
  await at('2026-11-26T09:00:00+09:00')
  const address = `${HREF}/confirmations/${order}`
  const confirm = async (over: Record<string, string>) =>
    town.post(
      address,
      {
        version: String(await one('select version from attendance.overtime_orders where id = $1', [order])),
        on: '2026-11-25',
        begins: '17:30',
        ends: '20:00',
        restBegins: '',
        restEnds: '',
        words: '',
        ...over,
      },
      'sato',
    )
  const table: [Record<string, string>, RegExp][] = [
    [{ ends: '21:00' }, /違う時間にする理由を入力してください/],
    [{ ends: '21:30', words: '延長' }, /打刻のない時間\(21:10–21:30\)があります/],
    [{ begins: '17:00', words: '延長' }, /正規の勤務時間と重なっています/],
    [{ version: '99' }, /先にほかの人が確認したか、打刻が変わりました/],
    [{ ends: '' }, /終わりの時刻を入力してください/],
  ]
  for (const [over, reason] of table) {
    const answer = await confirm(over)
    assert.ok([409, 422].includes(answer.status), String(answer.status))
    assert.match(await answer.text(), reason)
  }
  assert.equal(await stateOf(order), 'ordered')
  assert.equal((await confirm({ ends: '21:00', words: '延長を口頭で命じました' })).status, 303)
  assert.match(await page(HREF, 'ito'), /確認 17:30–21:00\) .*確認済み .*延長を口頭で命じました/)
  const told = `select title from kernel.notifications n join kernel.staff s on s.id = n.staff_id and s.sign_in_name = 'ito'
    where title like '時間外勤務が%'`
  assert.match(String(await one(told)), /時間外勤務が17:30–21:00 と確認されました/)
  assert.equal(
    (await confirm({ ends: '20:30', words: '休憩していました', restBegins: '18:00', restEnds: '18:30' })).status,
    303,
  )
  assert.match(
    dayIn(await page('/console/attendance?month=2026-11', 'ito'), 25),
    /17:30–20:30\(休憩 18:00–18:30\)\(確認済み\)/,
  )
  const trail = `select count(*) from kernel.audit_entries where action = 'overtime_order.confirmed' and subject = $1`
  assert.equal(Number(await one(trail, [`overtime_order:${order}`])), 2)
})

test('what was not worked is cancelled with the reason, and only by the head', async () => {
  await at('2026-11-26T15:00:00+09:00')
  await people.done('sato', proposalIn(await ask(form(26), 'tanaka')), 'decision')
  const order = await newest('tanaka')
  await at('2026-11-27T09:00:00+09:00')
  assert.match(await page(`${HREF}/confirmations`, 'sato'), /勤務した時間がありません/)
  const cancel = (words: string, as: string) =>
    town.post(`${HREF}/confirmations/${order}/cancellation`, { version: '2', cancelWords: words }, as)
  assert.equal((await cancel('用務なし', 'suzuki')).status, 404)
  assert.equal((await cancel(' ', 'sato')).status, 422)
  assert.equal((await cancel('用務がなくなりました', 'sato')).status, 303)
  assert.equal(await stateOf(order), 'cancelled')
  assert.equal((await ask({ ...form(26), late: '命令し直し' }, 'tanaka')).status, 303, 'the time is free again')
})

test('while the head is away the stand-in confirms', async () => {
  assert.doesNotMatch(await page('/console', 'suzuki'), /時間外の確認: /)
  await at('2026-11-27T15:00:00+09:00')
  await people.done('sato', proposalIn(await ask(form(27, '17:30', '18:30'))), 'decision')
  await punch('takahashi', '27T08:25', '27T18:40')
  await people.away('sato', '2026-11-28T00:00:00+09:00', '2026-12-05T00:00:00+09:00')
  await at('2026-11-30T09:00:00+09:00')
  const seen = /name="seen" value="([^"]+)"/.exec(await people.page(`${HREF}/confirmations`, 'suzuki'))?.[1] ?? ''
  await town.post(`${HREF}/confirmations`, { seen }, 'suzuki')
  assert.equal(await stateOf(await newest('takahashi')), 'confirmed')
})

test('a head orders a member of the section without being asked; nobody else does', async () => {
  await at('2026-11-24T15:00:00+09:00')
  const [member, elsewhere] = [String(await people.idOf('suzuki')), String(await people.idOf('yamamoto'))]
  assert.match(await page(`${HREF}/new`, 'sato'), /課員を選ぶと、申請を待たずに命令になります/)
  assert.doesNotMatch(await page(`${HREF}/new`, 'suzuki'), /課員を選ぶと/)
  assert.equal((await ask({ ...form(24), staff: elsewhere }, 'sato')).status, 404)
  assert.equal((await ask({ ...form(24), staff: member }, 'takahashi')).status, 404)
  const given = await ask({ ...form(24), staff: member }, 'sato')
  assert.match(given.headers.get('location') ?? '', /given=1/)
  assert.equal(await stateOf(await newest('suzuki')), 'ordered')
  assert.match(
    String(await one(`select title from kernel.notifications where title like '時間外勤務を命じ%'`)),
    /17:30–20:00\(佐藤 美咲\)/,
  )
  const trail = `select detail->>'work' from kernel.audit_entries where action = 'overtime_order.given'`
  assert.equal(await one(trail), '議会の答弁資料の作成')
})

test('where the town wants more than the head’s word, a head cannot order alone', async () => {
  await town.owner.query(`with route as (
      insert into kernel.approval_routes (matter, section_id, name, valid_from)
      select 'attendance.overtime', id, '市民課の時間外', '2026-04-01' from kernel.sections where code = 'shimin' returning id)
    insert into kernel.approval_route_steps (route_id, place, kind, position, section_id)
    select route.id, step.place, step.kind, 'head', s.id from route, (values (1, 'approval', null), (2, 'decision', 'aozora')) step (place, kind, code)
    left join kernel.sections s on s.code = step.code`)
  const answer = await ask({ ...form(24), staff: String(await people.idOf('yamamoto')) }, 'watanabe')
  assert.equal(answer.status, 403)
})

test('everything that is wrong is told at once, beside its field, and nothing is kept', async () => {
  const before = await one('select count(*) from attendance.overtime_orders')
  const table: [Record<string, string>, RegExp[]][] = [
    [{}, [/日付を入力/, /始まりの時刻/, /終わりの時刻/, /業務を入力/]],
    [{ ...form(25), begins: '16:00' }, [/正規の勤務時間\(8:30–17:15\)と重なっています/]],
    [{ ...form(25), begins: '22:00', ends: '09:00' }, [/正規の勤務時間\(8:30–17:15\)と重なっています/]],
    [{ ...form(25), ends: '17:30' }, [/始まりと違う時刻/]],
    [{ ...form(25), restBegins: '17:00', restEnds: '17:15' }, [/休憩は、始まりと終わりの間/]],
    [{ ...form(25), restBegins: '18:00' }, [/休憩の終わりの時刻/]],
    [{ ...form(24), begins: '06:00', ends: '08:00' }, [/前もって命令を受けられなかった理由/]],
    [{ ...form(25), on: '2027-03-01' }, [/4週間先まで/]],
    [{ ...form(25), on: '2026-02-30' }, [/日付を入力/]],
    [{ ...form(25), on: '2026-03-31', late: '理由' }, [/在職期間の外/]],
    [{ ...form(25), work: 'あ'.repeat(1001) }, [/1000 文字まで/]],
  ]
  for (const [fields, reasons] of table) {
    const response = await ask({ ...NOTHING, ...fields }, 'hasegawa')
    assert.equal(response.status, 422)
    const html = await response.text()
    for (const reason of reasons) assert.match(html, reason)
  }
  assert.equal(await one('select count(*) from attendance.overtime_orders'), before)
})

test('above the ordinary limit it needs the reason of 特例業務, which stands in the document', async () => {
  await worked('kobayashi', '2026-11-02', 43)
  const plain = await ask(form(25), 'kobayashi')
  assert.equal(plain.status, 422)
  const said = text(await plain.text())
  assert.match(said, /11月に 月45時間\(この命令を含めて 45時間30分\) の上限を超えます。特例業務.*あと 2時間 までです/)
  assert.match(said, /特例業務の理由/)
  const asked = await ask({ ...form(25), special: '台風の避難所の開設' }, 'kobayashi')
  assert.equal(asked.status, 303)
  const words = await page(`/console/approvals/${proposalIn(asked)}`, 'watanabe')
  assert.match(words, /上限を超えるもの 11月に 月45時間 を超えます 特例業務の理由 台風の避難所の開設/)
})

test('above the higher limits nobody orders, and it is said how much room is left', async () => {
  await worked('kato', '2026-11-02', 75)
  await worked('kato', '2026-10-01', 79)
  const answer = await ask({ ...form(27, '17:30', '23:30'), special: '台風' }, 'kato')
  assert.equal(answer.status, 303, await answer.text())
  const more = await ask({ ...form(28, '08:00', '10:00'), special: '台風' }, 'kato')
  assert.equal(more.status, 422)
  assert.match(
    text(await more.text()),
    /2箇月平均80時間\(この命令を含めて 81時間\) の上限を超えます。命じられる時間は、もうありません/,
  )
})

test('what became too much while it lay with the head is not ordered any more', async () => {
  const id = proposalIn(await ask(form(25), 'hayashi'))
  await worked('hayashi', '2026-11-02', 44)
  const refused = await people.act('inoue', id, 'decision')
  assert.equal(refused.status, 422)
  assert.match(text(await refused.text()), /11月に 月45時間\(この命令を含めて 46時間30分\) の上限を超えます/)
  assert.equal(await stateOf(await one(`select subject from kernel.proposals where id = $1`, [id])), 'asked')
})

test('work that others drive has the higher limits only', async () => {
  await worked('fujita', '2026-11-02', 44)
  const asked = await ask(form(25), 'fujita')
  assert.equal(asked.status, 303, await asked.text())
  const words = await page(`/console/approvals/${proposalIn(asked)}`, 'ishikawa')
  assert.match(words, /44時間 → 46時間30分\(上限 月100時間未満、あと 53時間29分\)/)
  assert.match(words, /月45時間を超える月数\) 0回 → 1回/)
})

test('an order for a later month leaves no more room before it', async () => {
  await worked('nakamura', '2026-04-01', 44)
  for (const month of ['05', '06', '07', '08', '09', '10', '11']) await worked('nakamura', `2026-${month}-01`, 44)
  await at('2026-11-24T15:00:00+09:00')
  await worked('nakamura', '2026-12-01', 7)
  const answer = await ask(form(24, '17:30', '18:30'), 'nakamura')
  assert.equal(answer.status, 303, 'November and the year have room for one hour')
  const more = await ask(form(25, '17:30', '18:00'), 'nakamura')
  assert.equal(more.status, 422)
  assert.match(text(await more.text()), /11月に 月45時間/)
})

test('the forecast is shown before anything is sent', async () => {
  const before = await one('select count(*) from attendance.overtime_orders')
  const looked = await ask({ ...form(25), step: 'look' }, 'matsumoto')
  assert.equal(looked.status, 200)
  assert.match(text(await looked.text()), /この命令を含めた見込み 月45時間 0分 → 2時間30分 \(あと 42時間30分\)/)
  assert.equal(await one('select count(*) from attendance.overtime_orders'), before)
})

const saturday = (begins: string, ends: string, rest = {}) => ask({ ...form(28, begins, ends), ...rest }, 'okada')

test('a long day without regular hours needs its break by law, a short one does not', async () => {
  await at('2026-11-24T15:00:00+09:00')
  const long = await saturday('08:30', '23:00')
  assert.equal(long.status, 422)
  assert.match(await long.text(), /間に1時間以上の休憩が要ります\(労働基準法34条\)/)
  assert.match(await (await saturday('08:30', '15:00')).text(), /間に45分以上の休憩が要ります/)
  assert.equal((await saturday('08:30', '14:30')).status, 303)
  assert.equal((await saturday('15:00', '22:00', { restBegins: '18:00', restEnds: '18:45' })).status, 303)
})

test('one time is asked for once, also by two at once, and the database sees to it', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => ask(form(26), 'abe')))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409, 409, 409])
  const again = `insert into attendance.overtime_orders (staff_id, section_id, from_at, until_at, work, asked_by, asked_at)
    select staff_id, section_id, until_at - interval '1 minute', until_at + interval '1 hour', work, asked_by, asked_at
    from attendance.overtime_orders where id = $1`
  await assert.rejects(town.owner.query(again, [await newest('abe')]), { code: '23P01' })
})

test('what was returned is mended on its own page; withdrawn or refused it counts nothing', async () => {
  const id = proposalIn(await ask(form(25), 'hashimoto'))
  await people.act('mori', id, 'return', { words: '時刻を確かめてください' })
  const edit = `${HREF}/${await newest('hashimoto')}/edit`
  assert.match(await people.page(`/console/approvals/${id}`, 'hashimoto'), new RegExp(edit))
  assert.match(await people.page(edit, 'hashimoto'), /value="17:30"/)
  assert.equal((await town.request(edit, { as: 'abe' })).status, 404)
  assert.equal((await town.post(edit, form(25, '17:30', '19:00'), 'hashimoto')).status, 303)
  await people.act('mori', id, 'rejection', { words: '来週で足ります' })
  assert.equal(await stateOf(await newest('hashimoto')), 'refused')
  const again = proposalIn(await ask(form(25), 'hashimoto'))
  await people.act('hashimoto', again, 'withdrawal')
  assert.equal(await stateOf(await newest('hashimoto')), 'withdrawn')
  assert.match(await page(HREF, 'hashimoto'), /月45時間 0分/)
})

test('what was worked without an order stands in the margin, with a way to ask for it afterwards', async () => {
  await punch('yamashita', '24T08:20', '24T19:05')
  await at('2026-11-25T10:00:00+09:00')
  const html = await people.page('/console/attendance?month=2026-11', 'yamashita')
  const href = /href="([^"]*overtime\/new[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match(dayIn(text(html), 24), /命令のない在庁が2時間あります → 時間外勤務だったときは、事後に申請してください/)
  const begun = await people.page(href, 'yamashita')
  assert.match(begun, /value="17:15"/)
  assert.match(begun, /value="19:05"/)
  const late = await ask({ ...form(24, '17:15', '19:05') }, 'yamashita')
  assert.equal(late.status, 422)
  const asked = await ask({ ...form(24, '17:15', '19:05'), late: '窓口に残った方の対応' }, 'yamashita')
  assert.match(await page(`/console/approvals/${proposalIn(asked)}`, 'mori'), /事後の理由 窓口に残った方の対応/)
  assert.doesNotMatch(dayIn(await page('/console/attendance?month=2026-11', 'yamashita'), 24), /事後に申請してください/)
})

test('whoever comes after midnight for an order of the evening before works it', async () => {
  const given = { ...form(25, '23:00', '02:00'), staff: String(await people.idOf('yamazaki')) }
  await ask(given, 'inoue')
  await punch('yamazaki', '26T00:10', '26T01:50')
  await at('2026-11-27T09:00:00+09:00')
  const html = await people.page(`${HREF}/confirmations`, 'inoue')
  assert.match(text(html), /0:10–1:50 1時間40分/)
  const seen = /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''
  await town.post(`${HREF}/confirmations`, { seen }, 'inoue')
  assert.match(await page('/console/attendance?month=2026-11', 'yamazaki'), /時間外\(深夜\) 1:40/)
})

test('those one answers for stand with the nearest to a limit first, and the trail says who looked', async () => {
  const words = await page(`${HREF}/section?month=2026-11`, 'watanabe')
  const order = ['加藤 隆', '小林 彩', '中村 大輔', '山本 恵'].map((name) => words.indexOf(name))
  assert.ok(order.every((place) => place > 0))
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  )
  assert.match(words, /上限を超えている人が 2人 います/)
  assert.doesNotMatch(words, /高橋 由美子/)
  assert.match(await page(`${HREF}/section`, 'takahashi'), /見られる職員がいません/)
  const seen = `select detail->>'shown' from kernel.audit_entries where action = 'overtime.viewed' and actor = $1`
  assert.equal(await one(seen, [`staff:${await people.idOf('watanabe')}`]), '4')
  assert.equal((await town.request(`${HREF}?staff=${await people.idOf('kato')}`, { as: 'takahashi' })).status, 404)
})

test('a program asks, orders, sees the limits and confirms, as its owner may', async () => {
  await at('2026-11-24T15:00:00+09:00')
  const clerk = await apiOf(town, 'sasaki', ['attendance:overtime', 'attendance:read'])
  const head = await apiOf(town, 'yoshida', ['attendance:overtime', 'attendance:read'])
  const json = { on: '2026-11-24', begins: '17:30', ends: '19:00', work: '決算の照合' }
  const asked = await clerk.ask('/attendance/overtime-orders', { method: 'POST', json })
  assert.equal(asked.status, 201)
  assert.equal(await people.done('yoshida', (await asked.json()).proposalId, 'decision'), '専決')
  const wrong = await clerk.ask('/attendance/overtime-orders', { method: 'POST', json: { ...json, begins: 'x' } })
  assert.equal(wrong.status, 422)
  const given = { ...json, staff: await people.idOf('yamaguchi') }
  assert.equal((await clerk.ask('/attendance/overtime-orders', { method: 'POST', json: given })).status, 404)
  assert.deepEqual(await (await head.ask('/attendance/overtime-orders', { method: 'POST', json: given })).json(), {
    proposalId: null,
  })
  const { items } = await (await clerk.ask('/attendance/overtime-orders?month=2026-11')).json()
  assert.deepEqual(
    items.map(({ state, done }: { state: string; done: unknown }) => [state, done]),
    [['ordered', null]],
  )
  const limits = await (await clerk.ask(`/attendance/overtime-limits/${clerk.staffId}/2026-11`)).json()
  assert.deepEqual([limits.room, limits.limits[0].title, limits.limits[0].used], [45 * 60 - 90, '月45時間', 90])

  await punch('sasaki', '24T08:20', '24T18:50')
  await at('2026-11-25T09:00:00+09:00')
  const waiting = await (await head.ask('/attendance/overtime-confirmations')).json()
  const mine = waiting.items.find(({ name }: { name: string }) => name === '佐々木 葵')
  assert.deepEqual([mine.proposed.begins, mine.proposed.ends], ['17:30', '18:50'])
  const address = `/attendance/overtime-orders/${mine.order.id}`
  const confirmed = { method: 'POST', json: { ...mine.proposed, version: mine.order.version } }
  assert.equal((await clerk.ask(`${address}/confirmation`, confirmed)).status, 404)
  assert.equal((await head.ask(`${address}/confirmation`, confirmed)).status, 204)
  const [order] = (await (await clerk.ask('/attendance/overtime-orders?month=2026-11')).json()).items
  assert.equal(order.done.until, '2026-11-24T09:50:00Z')
  const cancelled = { method: 'POST', json: { version: order.version, words: '誤り' } }
  assert.equal((await head.ask(`${address}/cancellation`, cancelled)).status, 204)
})

test('a month is submitted once its overtime is decided and confirmed, and from then on has no more', async () => {
  await at('2026-11-24T15:00:00+09:00')
  const endo = String(await people.idOf('endo'))
  assert.match((await ask({ ...form(24), staff: endo }, 'ishii')).headers.get('location') ?? '', /given=1/)
  const waiting = proposalIn(await ask(form(25), 'endo'))
  await punch('endo', '24T08:20', '24T20:05')
  await at('2026-12-01T09:00:00+09:00')
  const book = await page(`/console/attendance/months/${endo}/2026-11/submit`, 'endo')
  assert.match(book, /11月24日\(火\): 時間外勤務の確認を待っています/)
  assert.match(book, /11月25日\(水\): 時間外勤務の決裁を待っています/)
  await town.owner.query(
    `with act as (insert into attendance.month_acts (staff_id, month, act, state, at, by_id)
      values ($1, '2026-11-01', 'submit', 'submitted', now(), $1) returning id)
     insert into attendance.months (staff_id, month, state, act_id) select $1, '2026-11-01', 'submitted', id from act`,
    [endo],
  )
  const late = await ask({ ...form(26), late: '失念' }, 'endo')
  assert.equal(late.status, 422)
  assert.match(await late.text(), /令和8年11月の出勤簿は、もう提出しています/)
  const order = await one(`select id from attendance.overtime_orders where staff_id = $1 and state = 'ordered'`, [endo])
  const times = { on: '2026-11-24', begins: '17:30', ends: '20:00', restBegins: '', restEnds: '', words: '' }
  const confirmed = await town.post(`${HREF}/confirmations/${order}`, { version: '1', ...times }, 'ishii')
  assert.equal(confirmed.status, 409)
  assert.equal(await people.done('ishii', waiting, 'decision'), 409)
  await assert.rejects(
    town.owner.query(
      `update attendance.overtime_orders set state = 'ordered', settled_at = now() where staff_id = $1 and state = 'asked'`,
      [endo],
    ),
    {
      code: '23514',
    },
  )
  await people.act('endo', waiting, 'withdrawal')
  assert.equal(await people.stateOf(waiting), 'withdrawn', 'what is given up changes no figure')
})
