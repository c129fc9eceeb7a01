import assert from 'node:assert/strict'
import { test } from 'node:test'
import { browserOf } from '../../../testing/browser.ts'
import { testTown } from '../../../testing/town.ts'
import { record } from '../../audit/record.ts'
import { verifyAudit } from '../../audit/verify.ts'

const town = await testTown()
const { db } = town.municipality
const auditor = 'ishii'
const idOf = async (signInName: string): Promise<number> =>
  (await db.selectFrom('kernel.staff').select('id').where('sign_in_name', '=', signInName).executeTakeFirstOrThrow()).id
const write = (who: `staff:${number}`, action: `${string}.${string}`, subject: string) =>
  db.transaction().execute((tx) => record(tx, town.clock(), who, action, subject, { new: 1 }))
const page = async (query = '') => (await town.request(`/console/audit${query}`, { as: auditor })).text()
const subjects = (html: string) => [...html.matchAll(/subject=(conversation%3A\d+)"/g)].map(([, subject]) => subject)
const searched = async () =>
  (
    await town.owner.query(
      `select actor, subject, detail from kernel.audit_entries where action = 'audit.searched' order by seq desc`,
    )
  ).rows

const suzuki = await idOf('suzuki')
await write(`staff:${suzuki}`, 'conversation.viewed', 'conversation:12')
await write(`staff:${await idOf('sato')}`, 'conversation.viewed', 'conversation:12')
await write(`staff:${suzuki}`, 'conversation.replied', 'conversation:12')
town.clock.set('2026-11-25T00:00:00+09:00')
await write(`staff:${suzuki}`, 'conversation.viewed', 'conversation:13')

test('without the duty for the whole town the trail is closed', async () => {
  assert.equal((await town.request('/console/audit', { as: 'suzuki' })).status, 403)
  assert.equal((await town.request('/console/audit', { as: 'goto' })).status, 403)
})

test('だれが何を見たか: who saw a conversation is answered in one search', async () => {
  const html = await page('?subject=conversation:12&seen=1')
  assert.match(html, /鈴木 健太/)
  assert.match(html, /佐藤 美咲/)
  assert.equal(subjects(html).length, 2)
  assert.equal(subjects(await page('?subject=conversation:12&actor=suzuki')).length, 2)
})

test('what one person did is found by sign-in name, and a name that nobody has finds nothing', async () => {
  assert.deepEqual(subjects(await page('?actor=Suzuki')), [
    'conversation%3A13',
    'conversation%3A12',
    'conversation%3A12',
  ])
  assert.equal(subjects(await page(`?actor=staff:${suzuki}`)).length, 3)
  assert.match(await page('?actor=nobody'), /当てはまる記録はありません/)
})

test('a day is a day in Japan', async () => {
  assert.deepEqual(subjects(await page('?on=2026-11-25&seen=1')), ['conversation%3A13'])
  assert.equal(subjects(await page('?on=2026-11-24')).length, 3)
  assert.equal(subjects(await page('?on=2026-11-26&seen=1')).length, 0)
})

test('who looks at the trail is in it, under whomever they asked about', async () => {
  await page('?subject=conversation:12&on=2026-11-24')
  const [entry] = await searched()
  assert.equal(entry.actor, `staff:${await idOf(auditor)}`)
  assert.equal(entry.subject, 'conversation:12')
  assert.deepEqual(entry.detail, { on: '2026-11-24', shown: 3 })
  assert.match(await page('?subject=conversation:12'), /証跡を探した/)
})

test('a long trail is paged by its numbers, without losing or repeating an entry', async () => {
  for (let number = 0; number < 120; number++)
    await write(`staff:${suzuki}`, 'conversation.viewed', `conversation:${1000 + number}`)
  const seen: (string | undefined)[] = []
  for (let query: string | undefined = '?actor=suzuki&seen=1'; query !== undefined;) {
    const html = await page(query)
    seen.push(...subjects(html))
    query = /rel="next" href="\/console\/audit([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.equal(seen.length, 122)
  assert.equal(new Set(seen).size, 122)
  assert.equal((await verifyAudit(db)).broken, undefined)
})

test('what was done is told in words', async () => {
  await browserOf(town).post('/sign-in', { name: 'nobody', password: 'x' })
  const html = await page()
  assert.match(html, /理由: 知らないサインイン名/)
  assert.match(html, /出た件数: \d+/)
  assert.doesNotMatch(html, /shown|address: |\{&quot;/)
})

test('who is meant stands there by name, and by number where nobody has it', async () => {
  await write(`staff:${suzuki}`, 'staff.password_issued', `staff:${await idOf('sato')}`)
  await write(`staff:${suzuki}`, 'staff.password_issued', 'staff:999999')
  const html = await page('?actor=suzuki&kind=staff')
  assert.match(html, /<td[^>]*data-nowrap[^>]*><a href="[^"]*subject=staff[^"]*">佐藤 美咲<\/a>/)
  assert.match(html, />職員\u00A0999999<\/a>/)
})

test('a digest shows its beginning, and all of it when it is opened', async () => {
  const digest = '48432a53130a0a35'.repeat(4)
  await db.transaction().execute((tx) =>
    record(tx, town.clock(), `staff:${suzuki}`, 'proposal.viewed', 'proposal:1', {
      matter: 'general',
      document: digest,
    }),
  )
  const html = await page('?kind=proposal')
  assert.match(html, /起案の種類: 一般起案/)
  assert.ok(html.includes(`<summary>文書の SHA-256: 48432a53130a…</summary><code>${digest}</code>`))
})

test('whom it is about is chosen by kind and number or name, as people know them', async () => {
  const { rows } = await town.owner.query(
    "insert into kernel.residents (display_name) values ('青空 みか') returning id",
  )
  const resident = Number(rows[0].id)
  await db
    .transaction()
    .execute((tx) =>
      record(tx, town.clock(), `staff:${suzuki}`, 'conversation.viewed', 'conversation:77', { resident }),
    )
  await write(`staff:${suzuki}`, 'staff.password_issued', `staff:${await idOf('sato')}`)
  assert.deepEqual(
    new Set(subjects(await page('?kind=conversation&of=12&on=2026-11-24'))),
    new Set(['conversation%3A12']),
  )
  assert.deepEqual(subjects(await page(`?kind=conversation&of=${encodeURIComponent('青空みか')}`)), [
    'conversation%3A77',
  ])
  for (const name of ['sato', '佐藤 美咲', '佐藤美咲']) {
    const html = await page(`?kind=staff&of=${encodeURIComponent(name)}`)
    assert.match(html, /仮のパスワードを出した/, name)
    assert.doesNotMatch(html, /相談を見た/)
  }
  assert.match(await page(`?actor=${encodeURIComponent('鈴木 健太')}&on=2026-11-24`), /相談を見た/)
  assert.match(await page('?kind=municipality'), /当てはまる記録はありません/)
})

test('a name that was searched for does not get into the trail', async () => {
  await page(`?kind=resident&of=${encodeURIComponent('青空 みか')}`)
  await page(`?of=${encodeURIComponent('だれでもない人')}`)
  const kept = JSON.stringify(await searched())
  assert.match(kept, /resident:\d+/)
  assert.doesNotMatch(kept, /みか|だれでもない/)
})

test('nonsense in the address is no fault', async () => {
  for (const query of [
    '?on=2026-02-31',
    '?before=x',
    '?subject=%00',
    '?kind=%27&of=:',
    '?of=9999999999999999999999',
    `?actor=${'x'.repeat(5000)}`,
    "?actor=a'b:c",
  ]) {
    assert.equal((await town.request(`/console/audit${query}`, { as: auditor })).status, 200, query)
  }
})
