// 送信取り消し: what was said and has not gone yet.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import sharp from 'sharp'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { deskOf } from '../../../testing/desk.ts'
import { townOnLine } from '../../../testing/line.ts'
import { withoutRowLocks } from '../../../testing/without-row-locks.ts'
import { watchPromisesTask } from '../promises/watch-promises.ts'
import { releaseTask } from './release.ts'
import { takeBack } from './take-back.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00', undo: 10 })
const { line, owner, clock, phoneClock } = town
const db: Db<'inquiries'> = town.municipality.db
const desk = deskOf(town)
const { one, rows, staffId } = desk
const release = releaseTask(town.program)

beforeEach(() => owner.query('delete from kernel.rate_counters'))

const phone = line.phone('青空 みか')
await phone.text('空き家について')
await town.work()
const id = Number(await one('select id from inquiries.conversations'))

const suzuki = (await findStaff(db, await staffId('suzuki'), clock()))!
await owner.query(`with colleague as (insert into kernel.staff (sign_in_name, name) values ('douryou', '同僚') returning id)
  insert into kernel.duties (staff_id, section_id, duty)
  select colleague.id, section_id, 'answer' from inquiries.conversations, colleague`)

const page = (path = `/console/inquiries/${id}`, as = 'suzuki') => desk.page(path, as)
const boxOf = (html: string) => /<textarea[^>]*name="text"[^>]*>(.*?)<\/textarea>/s.exec(html)![1]
const say = (text: string, more: Record<string, string | File> = {}, to = id) =>
  town.post(`/console/inquiries/${to}/replies`, { text, key: randomUUID(), ...more }, 'suzuki')
const waiting = () => rows(`select * from inquiries.held_replies where state = 'waiting' order by id`)
const arrived = (text: string) => line.ledger.sent({ text }).length
const said = async (text: string) =>
  Number(await one('select count(*) from inquiries.messages where body = $1', [text]))
const news = async () => (await desk.newsOf('suzuki')).filter((title) => title.startsWith('返信を予約した')).length
const removal = (held: number | string, as = 'suzuki') =>
  town.post(`/console/inquiries/${id}/held/${held}/removal`, {}, as)

/** Jobs go by the clock of the database: those that wait for a time are due now. */
async function due() {
  await owner.query('update graphile_worker._private_jobs set run_at = now()')
  await town.work()
}
async function later(time: Temporal.DurationLike) {
  clock.advance(time)
  await phoneClock.advance(Temporal.Duration.from(time).total('milliseconds'))
  await due()
}
const asks = async (text: string) => {
  await phone.text(text)
  await town.work()
}
const waits = async () => (await desk.rowOf(id)).waiting_since !== null

clock.advance({ nanoseconds: 123_457 }) // no real clock stands at whole milliseconds

test('for ten seconds a reply has gone nowhere, and the desk says so; then it goes, as the free reply', async () => {
  assert.equal((await say('調べてお答えします')).status, 303)
  await due()
  assert.equal(arrived('調べてお答えします'), 0)
  assert.match(await page(), /まもなく送ります.*取り消して書き直す/s)
  assert.equal(await waits(), true)
  await later({ seconds: 10 })
  assert.deepEqual(
    line.ledger.sent({ text: '調べてお答えします' }).map(({ method }) => method),
    ['reply'],
  )
  assert.equal(await waits(), false)
  assert.doesNotMatch(await page(), /まもなく送ります/)
})

test('a reply token that is worth nothing once the time is over is not used: it goes as a push', async () => {
  await asks('もう一つ')
  clock.advance({ seconds: 40 })
  await say('プッシュで届きます')
  await later({ seconds: 10 })
  assert.deepEqual(
    line.ledger.sent({ text: 'プッシュで届きます' }).map(({ method }) => method),
    ['push'],
  )
})

test('what is taken back never goes; its words are in the box again, before what was begun since', async () => {
  await say('送り間違い')
  await town.post(`/console/inquiries/${id}/draft`, { text: '続き', key: randomUUID(), draft: '' }, 'suzuki')
  const [held] = await waiting()
  assert.equal((await removal(held.id)).status, 303)
  await later({ minutes: 5 })
  assert.equal(arrived('送り間違い') + (await said('送り間違い')), 0)
  assert.equal(boxOf(await page()), '送り間違い\n\n続き')
  const { rows } = await owner.query('select state, body from inquiries.held_replies where id = $1', [held.id])
  assert.deepEqual(rows, [{ state: 'taken_back', body: '' }])
  await owner.query('delete from inquiries.drafts')
})

test('what went cannot be taken back, and the desk says so', async () => {
  await say('もう送った')
  const [held] = await waiting()
  await later({ seconds: 10 })
  const late = await removal(held.id)
  assert.equal(late.status, 409)
  assert.match(await late.text(), /もう送られたか、取り消されています/)
  assert.equal(arrived('もう送った'), 1)
})

test('only its author takes back what goes at once', async () => {
  await say('鈴木の返信')
  const [held] = await waiting()
  assert.doesNotMatch(await page(undefined, 'douryou'), /取り消して書き直す/)
  assert.match(await page(undefined, 'douryou'), /鈴木の返信/)
  assert.equal((await removal(held.id, 'douryou')).status, 422)
  await later({ seconds: 10 })
  assert.equal(arrived('鈴木の返信'), 1)
})

test('the files of what is taken back are gone, and the page says that they have to be chosen again', async () => {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#123456' } })
    .jpeg()
    .toBuffer()
  await say('地図です', { files: new File([new Uint8Array(picture)], '地図.jpg', { type: 'image/jpeg' }) })
  const [held] = await waiting()
  assert.match(await page(), /添付: 地図\.jpg/)
  const files = async () =>
    (await owner.query('select sha256 from inquiries.held_files where reply_id = $1', [held.id])).rows
  const [{ sha256 }] = await files()
  const answer = await removal(held.id)
  const address = new URL(answer.headers.get('location')!, 'http://aozora.test')
  assert.match(await page(address.pathname + address.search), /写真・ファイルは、もう一度選んでください/)
  await town.work()
  assert.deepEqual(await files(), [])
  assert.equal(await town.program.files.exists('aozora', sha256), false)
  await owner.query('delete from inquiries.drafts')
})

test('a photo and a text that waited arrive together', async () => {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#654321' } })
    .jpeg()
    .toBuffer()
  await say('写真つき', { files: new File([new Uint8Array(picture)], '案内.jpg', { type: 'image/jpeg' }) })
  await later({ seconds: 10 })
  assert.match(await page(), /写真つき/)
  const { rows } = await owner.query(`select kind, count(*)::int from inquiries.messages m
    join inquiries.attachments a on a.message_id = m.id where a.name = '案内.jpg' group by kind`)
  assert.deepEqual(rows, [{ kind: 'image', count: 1 }])
})

/** Many take back and send the same reply; in every round one of both has happened, and once. */
async function race(municipality: Municipality, name: string) {
  for (let round = 0; round < 16; round++) {
    const words = `${name} ${round}`
    await say(words)
    clock.advance({ seconds: 10 })
    const [held] = await waiting()
    const back = async () => {
      try {
        await takeBack(municipality.db, suzuki, id, Number(held.id), clock())
        return 1
      } catch (error) {
        assert.ok(error instanceof Refusal && error.status === 409, String(error))
        return 0
      }
    }
    const send = async () => {
      await release(municipality, { conversationId: id })
      return 0
    }
    const many = Array.from({ length: 8 }, (_, n) => ((n + round) % 2 === 0 ? back : send))
    const taken = (await Promise.all(many.map((one) => one()))).reduce<number>((sum, one) => sum + one, 0)
    const sent = await said(words)
    assert.equal(taken + sent, 1, `taken back ${taken}, sent ${sent}`)
    const drafts = await owner.query(`select from inquiries.drafts where body = $1`, [words])
    assert.equal(drafts.rowCount, taken)
    await owner.query('delete from inquiries.drafts')
    await town.work()
    assert.equal(arrived(words), sent)
  }
}

test('taking back and sending at the same moment: one of both, never both, never neither', () =>
  race(town.municipality, '競争'))

test('that is so where nobody waits for a row: it is the state of the reply that decides', () =>
  race(withoutRowLocks(town.municipality), '待たない競争'))

test('the database lets no reply end twice', async () => {
  await assert.rejects(
    owner.query(`update inquiries.held_replies set state = 'taken_back', taken_back_by = staff_id
      where id = (select min(id) from inquiries.held_replies where state = 'sent')`),
    /a reply ends once/,
  )
})

test('a worker that dies while it lets a reply go neither loses nor doubles it', async () => {
  await say('一度だけ届く')
  clock.advance({ seconds: 10 })
  await owner.query(
    `create function inquiries.die() returns trigger language plpgsql as $$ begin raise exception 'died'; end $$`,
  )
  await owner.query(
    'create constraint trigger dies after insert on inquiries.messages deferrable initially deferred for each row execute function inquiries.die()',
  )
  await due()
  assert.equal(arrived('一度だけ届く') + (await said('一度だけ届く')), 0)
  assert.equal((await waiting()).length, 1)
  await owner.query('drop trigger dies on inquiries.messages')
  await due()
  await due()
  assert.equal(arrived('一度だけ届く'), 1)
})

test('a reply whose job was lost is found again', async () => {
  await say('忘れられた返信')
  await owner.query(`delete from graphile_worker._private_jobs where key like 'inquiries.release:%'`)
  clock.advance({ seconds: 10 })
  await owner.query(`select graphile_worker.add_job('inquiries.sweep')`)
  await due()
  await due()
  assert.equal(arrived('忘れられた返信'), 1)
})

test('LINE that fails does not send twice what waited', async () => {
  await asks('届きますか')
  line.faults.add({ path: '/v2/bot/message/*', times: 1, kind: 'status', status: 500 })
  await say('届きました')
  await later({ seconds: 10 })
  await due()
  assert.equal(arrived('届きました'), 1)
})

test('on the page of whoever asks, an answer is not there before its time, nor is a mail of it', async () => {
  const form = { name: '海野 けん', text: 'ごみの日は?', email: 'ken@example.jp', key: randomUUID() }
  const opened = await town.post('/inquiries', form)
  const href = opened.headers.get('location')!.replace(/[?#].*$/, '')
  const web = Number((await owner.query('select max(id) as id from inquiries.conversations')).rows[0].id)
  const mails = async () =>
    Number((await owner.query('select count(*) from inquiries.links where mailed')).rows[0].count)
  const before = await mails()
  await say('火曜と金曜です', {}, web)
  await due()
  const theirs = async () => (await town.request(href)).text()
  assert.doesNotMatch(await theirs(), /火曜と金曜です/)
  assert.equal(await mails(), before)
  await later({ seconds: 10 })
  assert.match(await theirs(), /火曜と金曜です/)
  assert.equal(await mails(), before + 1)
})

const promises = async () =>
  (
    await owner.query(
      `select p.outcome, p.waiting_since = c.waiting_since as current, c.promised_until = p.promised_until as shown
       from inquiries.promises p join inquiries.conversations c on c.id = p.conversation_id where c.id = $1 order by p.id desc limit 2`,
      [id],
    )
  ).rows

test('the author hears once that the resident wrote meanwhile; it goes all the same, and what was written still waits', async () => {
  await asks('また聞きます')
  await say('あすお知らせします', { sendAt: '2026-11-25T09:00' })
  assert.equal(await news(), 0)
  await phoneClock.advance(1_000)
  await asks('やはり急ぎます')
  await asks('お願いします')
  assert.equal(await news(), 1)
  clock.advance({ hours: 24 })
  await due()
  assert.equal(arrived('あすお知らせします'), 1)
  assert.equal(await waits(), true)
  const [answered] = await promises()
  assert.ok(['kept', 'broken'].includes(answered.outcome), String(answered.outcome))
  await watchPromisesTask(town.program)(town.municipality, {})
  assert.deepEqual((await promises())[0], { outcome: null, current: true, shown: true })
})

test('a double click on 送信 writes one reply that waits', async () => {
  const key = randomUUID()
  const before = (await waiting()).length
  const answers = await Promise.all([1, 2].map(() => say('二度押し', { key })))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  assert.equal((await waiting()).length, before + 1)
})
