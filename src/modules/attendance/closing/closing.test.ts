import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'
import { verifyMonths } from './verify-months.queries.ts'

const town = await testTown({ at: '2026-11-02T10:00:00+09:00' })
const people = peopleOf(town)
const { one, idOf } = people
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (path: string, as: string) => text(await people.page(path, as))

/** Weekdays of October 2026 without スポーツの日. */
const workdays = Array.from({ length: 31 }, (_, at) => at + 1).filter(
  (day) => ![3, 4, 10, 11, 12, 17, 18, 24, 25, 31].includes(day),
)

/** A whole October of somebody, but for some days. */
async function work(who: string, without: number[] = []): Promise<void> {
  for (const day of workdays.filter((one) => !without.includes(one)))
    for (const [kind, at] of [
      ['in', '08:25'],
      ['out', '17:20'],
    ])
      await town.owner.query(
        `insert into attendance.punches (staff_id, kind, at, place, source, client_key) values ($1, $2, $3, 'main', 'page', gen_random_uuid()::text)`,
        [await idOf(who), kind, `2026-10-${String(day).padStart(2, '0')}T${at}:00+09:00`],
      )
}

const actPath = async (who: string, act: string) => `/console/attendance/months/${await idOf(who)}/2026-10/${act}`
const act = async (as: string, act: string, who: string, fields: Record<string, string> = {}) =>
  town.post(await actPath(who, act), fields, as)
const statusOf = async (...of: Parameters<typeof act>) => (await act(...of)).status
const stateOf = async (who: string) =>
  one(`select coalesce((select state from attendance.months where staff_id = $1 and month = '2026-10-01'), 'open')`, [
    await idOf(who),
  ])
const book = async (who: string, as: string) => page(`/console/attendance?month=2026-10&staff=${await idOf(who)}`, as)
const correction = (day: number) => ({
  came: `2026-10-${String(day).padStart(2, '0')}T08:27`,
  went: `2026-10-${String(day).padStart(2, '0')}T17:20`,
  place: 'main',
  reason: '押し忘れ',
})
const ask = (day: number, as: string) => town.post('/console/attendance/corrections', correction(day), as)
const proposalIn = (response: Response) =>
  Number(/approvals\/(\d+)\?/.exec(response.headers.get('location') ?? '')?.[1])
const bases = async (who: string, yen: number) =>
  town.owner.query(`insert into attendance.pay_bases values ($1, '2026-04-01', $2)`, [await idOf(who), yen])

/** Past the program. */
const direct = (act: string, state: string) =>
  town.owner.query(
    `insert into attendance.month_acts (staff_id, month, act, state, at, by_id, figures, digest)
     values (1, '2026-10-01', $1, $2, now(), 1, '{}', sha256('{}'))`,
    [act, state],
  )

/** Leave of a Saturday takes nothing. */
const leaveAsked = ['2026-10-03T00:00+09', '2026-11-21T00:00+09']

before(async () => {
  await town.owner.query(
    `insert into attendance.requests (staff_id, kind, unit, from_at, until_at, reason, state, asked_at, settled_at)
     select $1, 'annual', 'day', d, d + interval '1 day', '', 'granted', d, d from unnest($2::timestamptz[]) d`,
    [await idOf('takahashi'), leaveAsked],
  )
  for (const who of ['takahashi', 'tanaka', 'suzuki', 'sato', 'goto']) await work(who)
  await work('ito', [15])
  await bases('takahashi', 310_000)
})

test('a month goes from its owner to the head and to personnel, and is locked with its figures and a trail', async () => {
  assert.match(await page('/console', 'takahashi'), /令和8年10月の出勤簿を提出してください/)
  assert.match(await page(await actPath('takahashi', 'submit'), 'takahashi'), /出勤 21日のうち 21日/)
  assert.equal(await statusOf('takahashi', 'submit', 'takahashi'), 303)
  assert.match(await book('takahashi', 'takahashi'), /月の締め.*提出済み/)
  assert.match(await page('/console', 'sato'), /締めの確認: 令和8年10月 1人/)
  assert.match(
    await page('/console/attendance/months?month=2026-10', 'sato'),
    /高橋 由美子 .{0,40}提出済み .{0,40}21 \/ 21日/,
  )
  assert.equal(await statusOf('sato', 'check', 'takahashi'), 303)
  assert.match(await page('/console', 'goto'), /月の締め: 令和8年10月 1人が確認済み/)
  assert.equal(await statusOf('goto', 'lock', 'takahashi'), 303)
  assert.equal(await stateOf('takahashi'), 'locked')
  const lock = `select digest, figures->>'workdays' as workdays, figures->'pay'->>'hourlyYen' as yen, jsonb_array_length(figures->'days') as days
    from attendance.month_acts where act = 'lock' and staff_id = $1`
  const [{ digest, ...figures }] = (await town.owner.query(lock, [await idOf('takahashi')])).rows
  assert.deepEqual(figures, { workdays: '21', yen: '1846', days: 31 })
  const trail = `select actor, action, detail from kernel.audit_entries where action like 'attendance_month.%' and subject = $1 order by seq`
  const { rows } = await town.owner.query(trail, [`staff:${await idOf('takahashi')}`])
  const month = '2026-10'
  assert.deepEqual(rows, [
    { actor: `staff:${await idOf('takahashi')}`, action: 'attendance_month.submitted', detail: { month } },
    { actor: `staff:${await idOf('sato')}`, action: 'attendance_month.checked', detail: { month } },
    {
      actor: `staff:${await idOf('goto')}`,
      action: 'attendance_month.locked',
      detail: { month, figures: digest.toString('hex') },
    },
  ])
  assert.match(await book('takahashi', 'takahashi'), /締め済み.*提出しました.*確認しました.*締めました.*数字の SHA-256/)
})

test('what is missing, waiting or absent is named all at once, with where to mend it', async () => {
  await ask(6, 'ito')
  await town.owner.query(
    `insert into attendance.punches (staff_id, kind, at, place, source, client_key) values ($1, 'in', '2026-10-17T09:00+09', 'main', 'page', 'lone')`,
    [await idOf('ito')],
  )
  const path = await actPath('ito', 'submit')
  const html = await people.page(path, 'ito')
  assert.match(
    text(html),
    /提出の前に直すものがあります 10月6日\(火\): 申請の決裁を待っています 10月17日\(土\): 退勤の打刻がありません/,
  )
  assert.match(html, /href="\/console\/approvals\/\d+"/)
  assert.match(html, /href="\/console\/attendance\/corrections\/new\?on=2026-10-17"/)
  assert.equal(/<button[^>]+data-variant="primary"/.test(html), false, 'nothing to press')
  assert.equal(await statusOf('ito', 'submit', 'ito'), 422)
  assert.equal(await stateOf('ito'), 'open')
  await people.act('sato', Number(/approvals\/(\d+)"/.exec(html)?.[1]), 'rejection', { words: '打刻があります' })
  await people.act(
    'sato',
    proposalIn(
      await town.post('/console/attendance/corrections', { ...correction(17), came: '2026-10-17T09:00' }, 'ito'),
    ),
    'decision',
  )
  assert.match(await page(path, 'ito'), /勤務も休暇もない日や時間 10月15日\(木\): 7時間45分/)
  const unsaid = await act('ito', 'submit', 'ito')
  assert.equal(unsaid.status, 422)
  assert.match(text(await unsaid.text()), /欠勤として提出するときは、それを確かめて印を付けてください/)
  assert.equal(await statusOf('ito', 'submit', 'ito', { absent: '1' }), 303)
})

test('in a month that goes on, today and the days to come are nobody’s absence', async () => {
  const list = await page('/console/attendance/months?month=2026-11', 'sato')
  assert.match(list, /高橋 由美子 未提出 .{0,30}0 \/ 19日 0:00 0:00 0:00/)
})

test('before the month is over it cannot be submitted; whoever leaves submits on the last day', async () => {
  const november = async (who: string) => `/console/attendance/months/${await idOf(who)}/2026-11/submit`
  const early = await town.post(await november('tanaka'), {}, 'tanaka')
  assert.equal(early.status, 422)
  assert.match(text(await early.text()), /11月はまだ終わっていません。12月1日\(火\)から提出できます/)
  await town.owner.query(`update kernel.memberships set valid_to = '2026-11-03' where staff_id = $1`, [
    await idOf('nakamura'),
  ])
  assert.match(await page(await november('nakamura'), 'nakamura'), /欠勤として提出します/)
})

test('nobody checks or locks their own, and nobody does what is not theirs to do', async () => {
  await act('sato', 'submit', 'sato')
  assert.equal(await statusOf('sato', 'check', 'sato'), 403)
  assert.equal(await statusOf('suzuki', 'check', 'sato'), 404, 'below the head')
  assert.equal(await statusOf('watanabe', 'check', 'takahashi'), 404, 'head of another section')
  assert.equal(await statusOf('takahashi', 'submit', 'suzuki'), 404)
  assert.equal(await statusOf('aoyama', 'check', 'sato'), 303, 'the one above')
  assert.equal(await statusOf('aoyama', 'lock', 'sato'), 403)
  await act('goto', 'submit', 'goto')
  await act('aoyama', 'check', 'goto')
  assert.equal(await statusOf('goto', 'lock', 'goto'), 403)
  assert.equal(await statusOf('okada', 'lock', 'goto'), 303, 'a colleague in personnel')
  await assert.rejects(direct('lock', 'locked'), /nobody_closes_their_own/)
})

test('while the head is away the stand-in sees the books and checks; once back, no longer', async () => {
  await act('tanaka', 'submit', 'tanaka')
  assert.equal(await statusOf('suzuki', 'check', 'tanaka'), 404)
  await people.away('sato', '2026-11-02T00:00+09:00', '2026-11-03T00:00+09:00')
  assert.match(await book('tanaka', 'suzuki'), /田中 翔/)
  assert.equal(await statusOf('suzuki', 'check', 'tanaka'), 303)
  await town.owner.query('update kernel.absences set ends_at = $1', [town.clock().toString()])
  assert.equal((await town.request(await actPath('tanaka', 'return'), { as: 'suzuki' })).status, 404)
})

test('a month that comes back says why, goes its way anew, and the trail keeps both', async () => {
  assert.equal(await statusOf('sato', 'return', 'tanaka'), 422)
  assert.equal(await statusOf('sato', 'return', 'tanaka', { words: '5日の退勤を確かめてください' }), 303)
  assert.match(await book('tanaka', 'tanaka'), /差し戻されています 5日の退勤を確かめてください/)
  assert.match(await page('/console', 'tanaka'), /差戻し: 令和8年10月の出勤簿/)
  assert.match(await page('/console/notifications', 'tanaka'), /佐藤 美咲さんが令和8年10月の出勤簿を差し戻しました/)
  assert.equal(await statusOf('tanaka', 'submit', 'tanaka'), 303)
  assert.equal(await statusOf('tanaka', 'takeBack', 'tanaka'), 303)
  assert.equal(await stateOf('tanaka'), 'open')
  assert.equal(await statusOf('tanaka', 'takeBack', 'tanaka'), 409, 'a page that is old')
})

test('a closed month is corrected no more, by the program or behind its back, until it is unlocked; relocked, it has a new digest', async () => {
  const refused = await ask(6, 'takahashi')
  assert.equal(refused.status, 409)
  assert.match(
    text(await refused.text()),
    /令和8年10月の出勤簿は、もう締めています。直すときは、人事に締めを解いてもらってください/,
  )
  const behind = `insert into attendance.corrections (staff_id, on_day, came, went, place, reason, state, asked_at, settled_at)
    values ($1, '2026-10-06', '2026-10-06T08:00+09', '2026-10-06T18:00+09', 'main', 'x', 'granted', now(), now())`
  await assert.rejects(town.owner.query(behind, [await idOf('takahashi')]), /the month of 2026-10-06 is closed/)
  await assert.rejects(
    town.owner.query(`update attendance.months set state = 'open' where staff_id = $1`, [await idOf('takahashi')]),
    /months_act_id/,
  )

  assert.equal(await statusOf('goto', 'unlock', 'takahashi'), 422)
  assert.equal(await statusOf('goto', 'unlock', 'takahashi', { words: '6日の退勤の訂正' }), 303)
  const asked = await ask(6, 'takahashi')
  assert.equal(asked.status, 303)
  assert.equal(await statusOf('takahashi', 'submit', 'takahashi'), 422, 'the correction still waits')
  await people.act('sato', proposalIn(asked), 'decision')
  for (const [who, what] of [
    ['takahashi', 'submit'],
    ['sato', 'check'],
    ['goto', 'lock'],
  ] as const)
    assert.equal(await statusOf(who, what, 'takahashi'), 303, what)
  const { rows } = await town.owner.query(
    `select distinct digest from attendance.month_acts where act = 'lock' and staff_id = $1`,
    [await idOf('takahashi')],
  )
  assert.equal(rows.length, 2)
})

test('leave in a closed month cannot be cancelled, and is not offered to be', async () => {
  const [closed, open] = await Promise.all(
    leaveAsked.map(async (on) => one('select id from attendance.requests where from_at = $1', [on])),
  )
  const html = await people.page('/console/attendance/requests', 'takahashi')
  assert.match(html, new RegExp(`requests/${open}/cancel`))
  assert.doesNotMatch(html, new RegExp(`requests/${closed}/cancel`))
  const path = `/console/attendance/requests/${closed}/cancel`
  assert.equal((await town.request(path, { as: 'takahashi' })).status, 409)
  assert.equal((await town.post(`${path}lation`, {}, 'takahashi')).status, 409)
})

test('overnight work that ends in a closed month is refused too', async () => {
  const went = { came: '2026-09-30T08:27', went: '2026-10-01T01:30', place: 'main', reason: '災害の対応' }
  assert.equal((await town.post('/console/attendance/corrections', went, 'takahashi')).status, 409)
  assert.equal((await town.post('/console/attendance/corrections', went, 'suzuki')).status, 303)
})

test('several are checked and locked at once after reading; whose turn it is not stays', async () => {
  await act('suzuki', 'submit', 'suzuki')
  await act('tanaka', 'submit', 'tanaka')
  const list = '/console/attendance/months'
  const chosen = `staff=${await idOf('suzuki')}&staff=${await idOf('tanaka')}&staff=${await idOf('takahashi')}`
  assert.match(
    await page(`${list}/bulk?month=2026-10&act=check&${chosen}`, 'sato'),
    /2人をまとめて確認する.*鈴木 健太.*田中 翔/,
  )
  const ids = [await idOf('suzuki'), await idOf('tanaka'), await idOf('takahashi')].map(String)
  const post = (as: string, act: string) =>
    town.post(`${list}/bulk`, { act, month: '2026-10', staff: ids as unknown as File[] }, as)
  assert.equal((await post('sato', 'check')).headers.get('location'), `${list}?month=2026-10&told=check%3A2%3A1`)
  const locked = await post('goto', 'lock')
  assert.equal(locked.headers.get('location'), `${list}?month=2026-10&told=lock%3A2%3A1`)
  assert.match(
    await page(locked.headers.get('location')!, 'goto'),
    /2人の月を締めました。 ?1人は、ほかの人が先に進めたか/,
  )
  assert.equal(await stateOf('suzuki'), 'locked')
  assert.equal((await post('watanabe', 'lock')).headers.get('location'), `${list}?month=2026-10&told=lock%3A0%3A3`)
})

test('personnel submits for somebody who cannot, and says why', async () => {
  assert.equal(await statusOf('goto', 'submit', 'kobayashi', { absent: '1' }), 422)
  assert.equal(await statusOf('goto', 'submit', 'kobayashi', { absent: '1', words: '入院のため' }), 303)
  assert.match(await book('kobayashi', 'goto'), /提出しました.*入院のため/)
})

test('the book is a PDF for its owner, the head and personnel, several people in one for personnel', async () => {
  const pdf = `/console/attendance/months/${await idOf('takahashi')}/2026-10/book.pdf`
  for (const [who, status] of [
    ['takahashi', 200],
    ['sato', 200],
    ['goto', 200],
    ['tanaka', 404],
  ] as const) {
    const response = await town.request(pdf, { as: who })
    assert.equal(response.status, status, who)
    if (status !== 200) continue
    const bytes = Buffer.from(await response.arrayBuffer()).toString('latin1')
    assert.match(bytes, /^%PDF-1\.7/)
    assert.match(bytes, /\/MarkInfo/)
    assert.equal(bytes.match(/\/Type \/Page\b/g)?.length, 1, 'a page a month')
  }
  const section = await people.sectionOf('ijuu')
  const all = await town.request(`/console/attendance/months/books.pdf?month=2026-10&section=${section}`, {
    as: 'goto',
  })
  assert.equal(
    Buffer.from(await all.arrayBuffer())
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length,
    5,
  )
})

test('a program submits, checks and locks by the token of whoever may, and takes the payroll file out', async () => {
  await work('yamamoto')
  const path = `/attendance/months/2026-10/${await idOf('yamamoto')}`
  const scopes = ['attendance:read', 'attendance:close', 'attendance:payroll']
  const [own, head, personnel] = [
    await apiOf(town, 'yamamoto', scopes),
    await apiOf(town, 'watanabe', scopes),
    await apiOf(town, 'goto', scopes),
  ]
  const move = async (api: typeof own, act: string) =>
    (await api.ask(`${path}/acts`, { method: 'POST', json: { act } })).status
  assert.equal(await move(head, 'check'), 409)
  assert.deepEqual(
    [await move(own, 'submit'), await move(own, 'check'), await move(head, 'check'), await move(personnel, 'lock')],
    [200, 403, 200, 200],
  )
  const shown = await (await own.ask(path)).json()
  assert.deepEqual(
    [shown.state, shown.possible, shown.acts.map(({ act }: { act: string }) => act)],
    ['locked', [], ['submit', 'check', 'lock']],
  )
  const { items } = await (await head.ask('/attendance/months/2026-10')).json()
  assert.ok(items.every(({ staff }: { staff: { section: string } }) => staff.section === '市民課'))
  assert.equal((await own.ask('/attendance/payroll/2026-10')).status, 403)
  const csv = await personnel.ask('/attendance/payroll/2026-10')
  const locked = await one(`select count(*) from attendance.months where month = '2026-10-01' and state = 'locked'`)
  const name = new RegExp(`payroll-2026-10-${locked}-of-41\\.csv`)
  assert.match(csv.headers.get('content-disposition') ?? '', name, 'a file that lacks people says so')
  const list = await town.request('/console/attendance/months?month=2026-10', { as: 'goto' })
  assert.match(text(await list.text()), new RegExp(`給与の CSV\\(締めた${locked}人だけ\\)`))
  assert.match(await csv.text(), /^年月,職員,.*\r\n2026-10,goto,後藤 麻衣,人事課,21,0:00,0,.*\r\n/)
})

test('figures that are changed, and locks that are made up or removed, are found', async () => {
  assert.deepEqual((await verifyMonths(town.municipality.db)).broken, [])
  const tamper = async (statement: string) => {
    await town.owner.query('alter table attendance.month_acts disable trigger append_only')
    await town.owner.query(statement, [await idOf('takahashi')])
    await town.owner.query('alter table attendance.month_acts enable trigger append_only')
  }
  await tamper(
    `update attendance.month_acts set figures = figures || '{"absent": 0, "workdays": 1}' where act = 'lock' and staff_id = $1`,
  )
  assert.deepEqual(
    new Set((await verifyMonths(town.municipality.db)).broken.map(({ kind }) => kind)),
    new Set(['changed']),
  )
  await tamper(
    `update attendance.month_acts set digest = sha256(convert_to(figures::text, 'UTF8')) where act = 'lock' and staff_id = $1`,
  )
  assert.deepEqual(
    new Set((await verifyMonths(town.municipality.db)).broken.map(({ kind }) => kind)),
    new Set(['unknown', 'removed']),
  )
})
