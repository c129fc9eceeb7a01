import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'
import { savedInWords, savedMinutes } from './saved-minutes.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const people = peopleOf(town)
const { one } = people
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const HERE = '/console/workplaces/travel'
const page = async (as: string, path = HERE) => text(await people.page(path, as))
const siteId = async (name: string) => Number(await one('select id from kernel.sites where name = $1', [name]))
const [main, minato, yamate] = [await siteId('本庁舎'), await siteId('みなと分室'), await siteId('やまて分室')]
const write = (as: string, minutes: Record<number, string>) =>
  town.post(HERE, Object.fromEntries(Object.entries(minutes).map(([id, text]) => [`site-${id}`, text])), as)

async function come(as: string, label: string, day: string, from = '08:30', until = '17:15'): Promise<number> {
  const { rows } = await town.owner.query(
    `with asked as (insert into workplaces.requests (staff_id, reason, asked_at) values ($1, '会議', '2026-11-20') returning id)
     insert into workplaces.bookings (request_id, staff_id, seat_id, during, status, since)
       select asked.id, $1, s.id, tstzrange($3, $4), 'approved', '2026-11-20' from asked, workplaces.seats s where s.label = $2 returning id`,
    [await people.idOf(as), label, `${day}T${from}+09:00`, `${day}T${until}+09:00`],
  )
  await people.at(`${day}T${from}:00+09:00`)
  assert.equal((await town.post(`/console/workplaces/bookings/${rows[0].id}/check-in`, {}, as)).status, 303)
  return rows[0].id
}

test('there and back, and further is further', () => {
  assert.equal(savedMinutes({ toMain: 45, toSite: 20 }), 50)
  assert.equal(savedInWords({ toMain: 45, toSite: 20 }), '往復で 50分短くなります')
  assert.equal(savedInWords({ toMain: 10, toSite: 40 }), '往復で 1時間長くなります')
  assert.equal(savedInWords({ toMain: 10, toSite: 10 }), '往復の時間は変わりません')
})

test('what one writes down counts from the next day one comes, once a day, and what is written later changes nothing', async () => {
  await come('ito', 'A1', '2026-12-01')
  assert.match(await page('ito'), /みなと分室 1日 片道の時間が未記入/)
  assert.equal((await write('ito', { [main]: '４５', [minato]: '20', [yamate]: '' })).status, 303)
  await come('ito', 'A1', '2026-12-02', '08:30', '12:00')
  await come('ito', 'A2', '2026-12-02', '12:00', '17:15')
  await come('ito', 'A1', '2026-12-03')
  await write('ito', { [main]: '5', [minato]: '5' })
  assert.match(await page('ito'), /みなと分室 3日 1時間40分/)
})

test('a site that is further away than the main hall is told as it is', async () => {
  await write('tanaka', { [main]: '10', [yamate]: '25' })
  await come('tanaka', '1', '2026-12-03')
  assert.match(await page('tanaka'), /やまて分室 1日 30分長くなりました/)
})

test('a day that is cancelled after coming counts nowhere any more', async () => {
  await write('tanaka', { [main]: '50', [minato]: '10' })
  const booking = await come('tanaka', 'A1', '2026-12-04')
  assert.match(await page('tanaka'), /みなと分室 1日 1時間20分/)
  assert.equal((await town.post(`/console/workplaces/bookings/${booking}/cancellation`, {}, 'tanaka')).status, 303)
  assert.doesNotMatch(await page('tanaka'), /みなと分室 1日/)
})

test('the main hall saves nothing, and is not counted', async () => {
  await come('suzuki', 'H1', '2026-12-03')
  assert.match(await page('suzuki'), /分室で働いた日はまだありません/)
})

test('a head sees their own people, personnel everybody, others only themselves', async () => {
  await write('yamamoto', { [main]: '60', [minato]: '15' })
  await come('yamamoto', 'A3', '2026-12-03')
  const [head, other, personnel, clerk] = [
    await page('sato'),
    await page('watanabe'),
    await page('goto'),
    await page('takahashi'),
  ]
  assert.match(head, /合わせて 1時間10分 .*みなと分室 1時間40分\(のべ 3日\)/)
  assert.match(head, /伊藤 さくら 移住定住推進課 みなと分室 3日 1時間40分/)
  assert.doesNotMatch(head, /山本 恵/)
  assert.match(other, /山本 恵 市民課 みなと分室 1日 1時間30分/)
  assert.doesNotMatch(other, /伊藤/)
  for (const name of [/伊藤 さくら/, /山本 恵/, /田中 翔/]) assert.match(personnel, name)
  assert.doesNotMatch(clerk, /職員の通勤時間/)
})

test('a year is one of the fiscal years there are', async () => {
  assert.match(await page('ito', `${HERE}?year=2025`), /令和7年度.*分室で働いた日はまだありません/)
  for (const year of ['2019', '2027', 'x'])
    assert.equal((await town.request(`${HERE}?year=${year}`, { as: 'ito' })).status, 404)
})

test('what is no number of minutes is told for each site, and nothing is changed', async () => {
  const response = await write('ito', { [main]: '1時間', [minato]: '301', [yamate]: '30' })
  assert.equal(response.status, 422)
  const words = text(await response.text())
  assert.match(words, /本庁舎までの片道は、0 から 300 までの分/)
  assert.match(words, /みなと分室までの片道は/)
  assert.doesNotMatch(words, /やまて分室までの片道は/)
  assert.equal(
    await one('select count(*)::int from workplaces.travel where staff_id = $1', [await people.idOf('ito')]),
    2,
  )
})
