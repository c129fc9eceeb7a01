import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk, browserOf } from '../../../testing/browser.ts'
import { mailbox } from '../../../testing/mailbox.ts'
import { givePassword, PASSWORD } from '../../../testing/staff.ts'
import { testTown } from '../../../testing/town.ts'
import { verifyPassword } from '../../identity/password/hash-password.ts'
import { findStaff } from '../../identity/staff.queries.ts'

const town = await testTown()
const { db } = town.municipality
const personnel = 'goto' // 人事課: personnel for the whole town
const idOf = async (signInName: string): Promise<number> =>
  (await db.selectFrom('kernel.staff').select('id').where('sign_in_name', '=', signInName).executeTakeFirstOrThrow()).id
const page = async (path: string, as = personnel) => (await town.request(path, { as })).text()
const act = (id: number, verb: string, as = personnel) => town.post(`/console/staff/${id}/${verb}`, {}, as)

const passwordOn = (html: string) => /<code[^>]*>([a-z0-9-]{29})<\/code>/.exec(html)?.[1] ?? ''

test('only those with the duty see the staff', async () => {
  assert.equal((await town.request('/console/staff', { as: 'suzuki' })).status, 403)
  assert.equal((await act(await idOf('sato'), 'disabled', 'suzuki')).status, 403)
  assert.match(await page('/console'), /\/console\/staff/)
})

test('the list is found by name, section and state, and its address says what it shows', async () => {
  const html = await page('/console/staff?q=ミサキ')
  assert.match(html, /佐藤 美咲/)
  assert.doesNotMatch(html, /鈴木 健太/)
  const section = await db
    .selectFrom('kernel.sections')
    .select('id')
    .where('code', '=', 'suidou')
    .executeTakeFirstOrThrow()
  const suidou = await page(`/console/staff?section=${section.id}`)
  assert.equal(suidou.match(/<tr/g)?.length, 6)
  assert.match(await page('/console/staff?state=disabled'), /当てはまる職員はいません/)
})

test('a member of staff who is stopped is out at once, and may come back', async () => {
  const id = await idOf('suzuki')
  assert.equal((await town.request('/console', { as: 'suzuki' })).status, 200)
  const stopped = await town.post(`/console/staff/${id}/disabled`, { back: '/console/staff?q=suzuki' }, personnel)
  assert.equal(stopped.headers.get('location'), `/console/staff?q=suzuki&done=disabled&staff=${id}`)
  assert.equal((await town.request('/console', { as: 'suzuki' })).status, 303)
  assert.equal(await findStaff(db, id, town.clock()), undefined)
  assert.equal((await act(id, 'disabled')).status, 409)
  assert.match(await page('/console/staff?state=disabled'), /鈴木 健太/)
  assert.equal((await act(id, 'enabled')).status, 303)
  assert.equal((await act(id, 'enabled')).status, 409)
  assert.ok(await findStaff(db, id, town.clock()))
  assert.equal((await town.request('/console', { as: 'suzuki' })).status, 303) // the old session stays ended
})

test('stopping somebody asks first, names them, and can be undone from what is told afterwards', async () => {
  const id = await idOf('nakamura')
  const asked = await page(`/console/staff/${id}/disabled?back=%2Fconsole%2Fstaff%3Fq%3Dnakamura`)
  assert.match(asked, /中村 [^<]*さんのサインインを停止しますか/)
  assert.equal((await town.request('/console', { as: 'nakamura' })).status, 200)
  assert.doesNotMatch(await page('/console/staff?q=nakamura'), /<form[^>]*\/disabled"/)
  const done = await town.post(`/console/staff/${id}/disabled`, { back: '/console/staff?q=nakamura' }, personnel)
  const told = await page(done.headers.get('location') ?? '')
  assert.match(told, /中村 [^<]*さんのサインインを停止しました/)
  assert.match(told, new RegExp(`action="/console/staff/${id}/enabled"[^]*元に戻す`))
  await act(id, 'enabled')
  assert.doesNotMatch(await page(done.headers.get('location') ?? ''), /元に戻す/)
})

test('a lost second factor is taken off by personnel: asked first, recorded, told, and no session outlives it', async () => {
  const id = await givePassword(town, 'yamamoto')
  const removal = `/console/staff/${id}/second-factor-removal`
  assert.doesNotMatch(await page('/console/staff?q=yamamoto'), /二段階認証を解く/)
  assert.equal((await town.post(removal, {}, personnel)).status, 409)
  await town.owner.query("insert into kernel.totp (staff_id, sealed, confirmed_at) values ($1, 'x', now())", [id])
  await town.owner.query("update kernel.staff set email = 'yamamoto@aozora.example' where id = $1", [id])
  assert.equal((await town.request('/console', { as: 'yamamoto' })).status, 200)
  assert.match(await page('/console/staff?q=yamamoto'), /二段階認証を解く/)
  assert.match(await page(removal), /山本 [^<]*さんの二段階認証を解きますか/)
  const done = await town.post(removal, {}, personnel)
  assert.match(await page(done.headers.get('location') ?? ''), /山本 [^<]*さんの二段階認証を解きました/)
  assert.equal((await town.request('/console', { as: 'yamamoto' })).status, 303)

  const browser = browserOf(town)
  const signedIn = await browser.post('/sign-in', { name: 'yamamoto', password: PASSWORD })
  assert.equal(signedIn.headers.get('location'), '/console', 'no code is asked for')
  assert.equal((await browser.get('/console')).headers.get('location'), '/console/account/password')
  const { rows } = await town.owner.query(
    `select e.actor, n.title from kernel.audit_entries e, kernel.notifications n
     where e.action = 'staff.second_factor_reset' and e.subject = 'staff:' || n.staff_id`,
  )
  assert.deepEqual(rows, [
    { actor: `staff:${await idOf(personnel)}`, title: '二段階認証が解かれました。もう一度始めてください。' },
  ])
  await town.work()
  assert.deepEqual(
    (await mailbox(town)).map(({ to, subject }) => [to, subject]),
    [['yamamoto@aozora.example', '二段階認証が解かれました']],
  )
})

const namesOn = (html: string) => [...html.matchAll(/<th scope="row"[^>]*><div>([^<]+)</g)].map(([, name]) => name)

test('a page of the list holds twenty, and the next begins where it ended', async () => {
  const first = await page('/console/staff')
  assert.equal(namesOn(first).length, 20)
  const next = /rel="next" href="([^"]+)"/.exec(first)![1]!.replaceAll('&amp;', '&')
  const second = namesOn(await page(next))
  assert.equal(new Set([...namesOn(first), ...second]).size, 20 + second.length)
})

test('a temporary password is shown once, works, and ends what was signed in', async () => {
  const id = await idOf('takahashi')
  assert.equal((await town.request('/console', { as: 'takahashi' })).status, 200)
  assert.match(await page(`/console/staff/${id}/password`), /高橋 由美子さんに仮のパスワードを出しますか/)
  assert.equal((await town.request('/console', { as: 'takahashi' })).status, 200) // asking changes nothing
  const desk = await atDesk(town, personnel)
  const issued = await desk.post(`/console/staff/${id}/password`, { back: '/console/staff?q=takahashi' })
  const shown = issued.headers.get('location') ?? ''
  const html = await (await desk.get(shown)).text()
  assert.match(html, /高橋 由美子さんの仮のパスワード/)
  assert.match(html, /href="\/console\/staff\?q=takahashi"/)
  const password = passwordOn(html)
  const { password_hash: hash } = await db
    .selectFrom('kernel.staff')
    .select('password_hash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(await verifyPassword(hash, password), true)
  const owner = browserOf(town)
  await owner.post('/sign-in', { name: 'takahashi', password })
  assert.equal((await owner.get('/console')).headers.get('location'), '/console/account/password')
  assert.equal((await town.request('/console', { as: 'takahashi' })).status, 303)
  assert.ok(![...desk.cookies.values(), shown].join().includes(password))
  const { rows } = await town.owner.query(
    `select detail::text from kernel.audit_entries where action = 'staff.password_issued'`,
  )
  assert.equal(rows.length, 1)
  assert.ok(!rows[0].detail.includes(password))
})

test('the page of a temporary password that is loaded again issues no other, and does not show it again', async () => {
  const id = await idOf('kobayashi')
  const desk = await atDesk(town, personnel)
  const shown = (await desk.post(`/console/staff/${id}/password`)).headers.get('location') ?? ''
  const elsewhere = (await desk.get(shown.replace(String(id), String(await idOf('ito'))))).status
  assert.equal(elsewhere, 410, 'it is shown under its own name only')
  assert.ok(passwordOn(await (await desk.get(shown)).text()))
  const { rows: before } = await town.owner.query('select password_hash from kernel.staff where id = $1', [id])
  const again = await desk.get(shown)
  assert.equal(again.status, 410)
  assert.match(await again.text(), /一度しか表示できません/)
  const { rows: after } = await town.owner.query('select password_hash from kernel.staff where id = $1', [id])
  assert.deepEqual(after, before)
})

test('nobody stops themselves, and nobody is sent elsewhere by the form', async () => {
  assert.equal((await act(await idOf(personnel), 'disabled')).status, 409)
  const id = await idOf('ito')
  for (const back of ['https://evil.example', '//evil.example', '/console/staffing']) {
    await town.post(`/console/staff/${id}/disabled`, { back }, personnel)
    const answer = await town.post(`/console/staff/${id}/enabled`, { back }, personnel)
    assert.equal(answer.headers.get('location'), `/console/staff?done=enabled&staff=${id}`)
  }
})

test('personnel of one section manage its staff only, and nobody who may do more elsewhere', async () => {
  await town.owner.query(`insert into kernel.duties (staff_id, section_id, duty)
    select s.id, n.id, 'personnel' from kernel.staff s, kernel.sections n where s.sign_in_name = 'ishii' and n.code = 'jouhou'`)
  const html = await page('/console/staff', 'ishii')
  assert.match(html, /青木 修/)
  assert.doesNotMatch(html, /佐藤 美咲/)
  assert.equal((await act(await idOf('sato'), 'disabled', 'ishii')).status, 404)
  assert.equal((await act(await idOf('aoki'), 'password', 'ishii')).status, 403) // holds settings for the whole town
  await town.owner.query(`delete from kernel.duties where staff_id = $1`, [await idOf('aoki')])
  assert.equal((await act(await idOf('aoki'), 'disabled', 'ishii')).status, 303)
})
