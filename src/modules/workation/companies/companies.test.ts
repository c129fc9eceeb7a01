import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedStay } from '../../../testing/stays.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const HERE = '/console/workation/companies'

const text = async (response: Response | Promise<Response>) =>
  (await (await response).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = (path: string) => text(town.request(path, { as: 'suzuki' }))

async function company(name: string, columns: Record<string, unknown> = {}): Promise<number> {
  const all = { name, name_key: name, known_since: '2026-11-01T09:00+09:00', ...columns }
  const names = Object.keys(all)
  const { rows } = await town.owner.query(
    `insert into workation.companies (${names.join()}) values (${names.map((_, at) => `$${at + 1}`).join()}) returning id`,
    Object.values(all),
  )
  return Number(rows[0].id)
}

const stateOf = async (id: number) => {
  const { rows } = await town.owner.query(
    `select name, stage, next_action as "nextAction", next_on::text as "nextOn", version from workation.companies where id = $1`,
    [id],
  )
  return rows[0]
}
const actsOf = async (id: number) =>
  (
    await town.owner.query(
      'select act, stage, on_day::text as day, words from workation.company_acts where company_id = $1 order by id',
      [id],
    )
  ).rows
const audited = async (id: number) =>
  (
    await town.owner.query(
      "select action from kernel.audit_entries where subject = 'company:' || $1::text order by seq",
      [id],
    )
  ).rows.map(({ action }) => action)

/** Posts with the version that stands, as the page does. */
async function post(id: number, at: '' | '/acts' | '/next', fields: Record<string, string>) {
  const { version } = await stateOf(id)
  return town.post(`${HERE}/${id}${at}`, { version: String(version), ...fields }, 'suzuki')
}

test('a town of which no firm asked anything says how firms come in', async () => {
  assert.match(await page(HERE), /会社はまだありません 問い合わせが届くと/)
})

test('a firm that asks is in the record with its stay, and comes in again under another spelling as the same one', async () => {
  const { stay } = await askedStay(town, { company: '株式会社なぎさ' })
  const again = await askedStay(town, { company: 'なぎさ ㈱', people: '7' })
  assert.equal(again.stay.companyId, stay.companyId)
  const words = await page(`${HERE}/${stay.companyId}`)
  assert.match(words, /株式会社なぎさ 問い合わせ 東京都/)
  assert.match(words, /12月14日\(月\) – 12月17日\(木\) 青葉 結 aoba@example.jp 7人 12月1日\(火\) 提案待ち/)
  const html = await (await town.request(`${HERE}/${stay.companyId}`, { as: 'suzuki' })).text()
  assert.match(html, new RegExp(`href="/console/workation/stays/${stay.id}"`))
})

test('a stage changes on the day on which it did, with words; what was skipped is not shown as done', async () => {
  const id = await company('段階の会社')
  assert.equal(
    (await post(id, '/acts', { act: 'stage', stage: 'visit', onDay: '2026-11-20', words: '二人で来訪' })).status,
    303,
  )
  assert.equal((await post(id, '/acts', { act: 'stage', stage: 'opened', onDay: '2026-12-01', words: '' })).status, 303)
  assert.deepEqual(await actsOf(id), [
    { act: 'stage', stage: 'visit', day: '2026-11-20', words: '二人で来訪' },
    { act: 'stage', stage: 'opened', day: '2026-12-01', words: '' },
  ])
  const words = await page(`${HERE}/${id}`)
  assert.match(words, /問い合わせ 済み 11月1日\(日\) 視察 済み 11月20日\(金\) 開設 いまここ 12月1日/)
  assert.doesNotMatch(words, /お試し勤務 (済み|これから)/)
  assert.match(words, /視察 11月20日\(金\)から 済み .* 二人で来訪/)
  assert.equal((await post(id, '/acts', { act: 'stage', stage: 'closed', onDay: '2026-12-01' })).status, 303)
  assert.match(await page(`${HERE}/${id}`), /開設 済み 12月1日\(火\) 終わり いまここ/)
  assert.deepEqual(await audited(id), ['company.staged', 'company.staged', 'company.staged'])
})

test('what is to be done next is done, and the following one set in one step or none', async () => {
  const id = await company('対応の会社')
  assert.equal((await post(id, '/next', { nextAction: '見積もりを送る', nextOn: '2026-12-01' })).status, 303)
  assert.match(await page(`${HERE}/${id}`), /見積もりを送る 12月1日\(火\) 今日/)
  const done = { act: 'done', words: '送った', nextAction: '電話する', nextOn: '2026-12-08' }
  assert.equal((await post(id, '/acts', done)).status, 303)
  assert.deepEqual(await stateOf(id), {
    name: '対応の会社',
    stage: 'inquiry',
    nextAction: '電話する',
    nextOn: '2026-12-08',
    version: 3,
  })
  assert.equal((await post(id, '/acts', { act: 'done', words: '' })).status, 303)
  assert.deepEqual(await actsOf(id), [
    { act: 'done', stage: null, day: '2026-12-01', words: '見積もりを送る\n送った' },
    { act: 'done', stage: null, day: '2026-12-01', words: '電話する' },
  ])
  assert.equal((await stateOf(id)).nextOn, null)
  const nothing = await post(id, '/acts', { act: 'done', words: '何も' })
  assert.equal(nothing.status, 409)
  assert.match(await text(nothing), /済みにする対応がありません/)
  assert.deepEqual(await audited(id), ['company.changed', 'company.acted', 'company.acted'])
})

test('a note stays, and what is wrong is told at its field with everything as it was typed', async () => {
  const id = await company('記録の会社', { next_action: '訪ねる', next_on: '2026-12-03' })
  assert.equal((await post(id, '/acts', { act: 'note', words: '担当が替わる\n4月から' })).status, 303)
  assert.match(await page(`${HERE}/${id}`), /記録 済み .* 担当が替わる 4月から/)
  const table: ['' | '/acts' | '/next', Record<string, string>, RegExp][] = [
    ['/acts', { act: 'note', words: ' ' }, /#note-words">内容を入力/],
    ['/acts', { act: 'note', words: 'あ'.repeat(2001) }, /#note-words">内容は 2,000 文字まで/],
    ['/acts', { act: 'burn', words: 'あ' }, /すること.?を選んで/],
    ['/acts', { act: 'stage', stage: 'moon', onDay: '2026-12-01' }, /#stage-stage">段階を選んで/],
    ['/acts', { act: 'stage', stage: 'inquiry', onDay: '2026-12-01' }, /#stage-stage">段階は、もう「問い合わせ」です/],
    [
      '/acts',
      { act: 'stage', stage: 'visit', onDay: '2026-12-02' },
      /#stage-onDay">その段階になった日は、今日か、今日より前/,
    ],
    ['/acts', { act: 'stage', stage: 'visit', onDay: '2026-02-30' }, /#stage-onDay">その日を、日付で/],
    ['/acts', { act: 'done', words: '', nextAction: '電話' }, /#done-nextOn">次の対応の日を、日付で/],
    ['/acts', { act: 'done', words: 'あ'.repeat(1701) }, /#done-words">内容は 1,700 文字まで/],
    ['/next', { nextAction: '', nextOn: '2026-12-09' }, /#next-nextAction">次の対応を入力/],
    ['/next', { nextAction: '電話', nextOn: '2026-11-30' }, /#next-nextOn">次の対応の日は、今日か、今日より後/],
    ['', { name: ' ', home: 'あ'.repeat(61) }, /#named-name">名前を入力.*#named-home">所在地は 60 文字/],
  ]
  for (const [at, fields, reason] of table) {
    const answer = await post(id, at, fields)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), reason)
  }
  const kept = await (
    await post(id, '/acts', { act: 'stage', stage: 'visit', onDay: '2026-12-02', words: '残る言葉' })
  ).text()
  assert.match(kept, /残る言葉/)
  assert.match(kept, /<option value="visit" selected/)
  assert.deepEqual([(await actsOf(id)).length, (await stateOf(id)).version], [1, 2])
})

test('of two who change one firm, the second is told; a firm that is none is not found', async () => {
  const id = await company('二人の会社')
  const change = (fields: Record<string, string>, at = '') =>
    town.post(`${HERE}/${id}${at}`, { version: '1', ...fields }, 'suzuki')
  assert.equal((await change({ name: '二人の会社', home: '大阪府' })).status, 303)
  for (const [fields, at] of [
    [{ name: 'また' }, ''],
    [{ act: 'note', words: 'また' }, '/acts'],
    [{ nextAction: 'また', nextOn: '2026-12-09' }, '/next'],
  ] as const) {
    const second = await change(fields, at)
    assert.equal(second.status, 409)
    assert.match(await text(second), /ほかの人が先に変更しました/)
  }
  assert.deepEqual(await actsOf(id), [])
  assert.equal((await town.request(`${HERE}/999999`, { as: 'suzuki' })).status, 404)
  assert.equal((await town.post(`${HERE}/999999/acts`, { act: 'note', words: 'あ' }, 'suzuki')).status, 404)
  assert.equal((await town.request(`${HERE}/${id}`, { as: 'watanabe' })).status, 403)
})

test('a name that another firm has, however it is written, is refused with the way to that firm', async () => {
  const [first, second] = [await company('みさき電機', { name: '株式会社みさき電機' }), await company('別の会社')]
  await town.owner.query(`update workation.companies set name_key = 'みさき電機' where id = $1`, [first])
  const taken = await post(second, '', { name: 'みさき電機（株）', home: '' })
  assert.equal(taken.status, 422)
  const html = await taken.text()
  assert.match(html, /この名前は「株式会社みさき電機」と同じ会社と見なします/)
  assert.match(html, new RegExp(`href="/console/workation/companies/${first}">株式会社みさき電機`))
  assert.equal((await stateOf(second)).name, '別の会社')
  assert.equal((await post(first, '', { name: 'みさき電機 Inc.', home: '' })).status, 303)
})

const namesIn = (html: string) => [...html.matchAll(/companies\/\d+">([^<]+)</g)].map(([, name]) => name)

test('the list goes by what is due, marks what is overdue, is narrowed by stage and name, and turns page by page', async () => {
  await town.owner.query(
    'delete from workation.stay_links; delete from workation.companies c where not exists (select from workation.stays y where y.company_id = c.id) and not exists (select from workation.company_acts a where a.company_id = c.id)',
  )
  await company('ページ遅れ', { next_action: '謝る', next_on: '2026-11-30', stage: 'trial' })
  await company('ページ今日', { next_action: '会う', next_on: '2026-12-01' })
  await company('ページ先', { next_action: '送る', next_on: '2027-01-10' })
  for (let at = 0; at < 58; at++) await company(`ページ${String(at).padStart(2, '0')}`)
  const first = await (await town.request(`${HERE}?q=ページ`, { as: 'suzuki' })).text()
  assert.deepEqual(namesIn(first).slice(0, 5), ['ページ遅れ', 'ページ今日', 'ページ先', 'ページ57', 'ページ56'])
  assert.equal(namesIn(first).length, 50)
  assert.match(first.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '), /謝る 11月30日\(月\) 過ぎています/)
  const [, next] = /rel="next" href="([^"]+)"/.exec(first)!
  const second = await (await town.request(next!.replaceAll('&amp;', '&'), { as: 'suzuki' })).text()
  assert.deepEqual(namesIn(second).length, 11)
  assert.equal(new Set([...namesIn(first), ...namesIn(second)]).size, 61)
  assert.doesNotMatch(second, /rel="next"/)
  assert.deepEqual(
    namesIn(await (await town.request(`${HERE}?q=株式会社ページ&stage=trial`, { as: 'suzuki' })).text()),
    ['ページ遅れ'],
  )
  assert.match(await page(`${HERE}?q=だれも`), /条件に合う会社はありません/)
  assert.equal((await town.request(`${HERE}?after=%25`, { as: 'suzuki' })).status, 422)
})

test('「きょうの仕事」 says how many firms wait for something today, to whoever handles workation only', async () => {
  assert.match(await page('/console'), /会社への次の対応 2件 昨日 0:00/)
  assert.doesNotMatch(await text(town.request('/console', { as: 'watanabe' })), /会社への次の対応/)
})

test('a long history is told fifty at a time', async () => {
  const id = await company('長い会社')
  await town.owner.query(
    `insert into workation.company_acts (company_id, act, on_day, words, staff_id, at)
      select $1, 'note', '2026-11-01', '記録その' || n, (select min(id) from kernel.staff), '2026-11-01' from generate_series(1, 60) n`,
    [id],
  )
  const html = await (await town.request(`${HERE}/${id}`, { as: 'suzuki' })).text()
  assert.match(html, /記録その60<.*記録その11</s)
  assert.doesNotMatch(html, /記録その10</)
  const [, next] = /rel="next" href="([^"]+)"/.exec(html)!
  assert.match(await page(next!.replace('#history', '')), /記録その10 .*記録その1 /)
})
