import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { townOnLine } from '../testing/line.ts'
import { seedDemoTown } from './index.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { program, municipality, clock, owner, line } = town
const doing: string[] = []
const filled = await seedDemoTown(program, municipality, clock(), (what) => doing.push(what))

const count = async (from: string): Promise<number> =>
  Number((await owner.query(`select count(*) as count from ${from}`)).rows[0].count)
/** Counts rows that should not be. */
const none = async (wrong: string) => assert.equal(await count(wrong), 0, wrong)

test('the demo town is filled once, and says what it is doing', async () => {
  assert.equal(filled, true)
  assert.ok(doing.length >= 2)
  assert.equal(await count('inquiries.conversations'), 300)
  const before = await count('inquiries.messages')
  assert.equal(await seedDemoTown(program, municipality, clock()), false)
  assert.equal(await count('inquiries.messages'), before)
  assert.equal(await count('kernel.residents'), 300)
})

test('a conversation stands where its newest message is, with its words', async () => {
  await none(`inquiries.conversations c where last_message_at is distinct from
    (select max(occurred_at) from inquiries.messages m where m.conversation_id = c.id and author <> 'system')`)
  await none(`inquiries.conversations where last_words = ''`)
  await none(`inquiries.conversations c where created_at is distinct from
    (select min(occurred_at) from inquiries.messages m where m.conversation_id = c.id)`)
})

test('unread is what no member of staff has looked at, and it lies at the newest end', async () => {
  await none(`inquiries.conversations c where unread <> (select count(*) from inquiries.messages m
    where m.conversation_id = c.id and author = 'resident'
      and id > coalesce((select max(message_id) from inquiries.readings r where r.conversation_id = c.id), 0))`)
  const unread = await count('inquiries.conversations where unread > 0')
  assert.ok(unread >= 10 && unread <= 40, String(unread))
  const { rows } = await owner.query(
    'select unread from inquiries.conversations order by last_message_at desc limit 20',
  )
  assert.ok(rows.filter((row) => row.unread > 0).length >= 10)
})

test('who waits for an answer is who wrote last and was not answered, and staff can look over all of them', async () => {
  await none(
    `inquiries.conversations c where no_reply_at is null and waiting_since is distinct from inquiries.unanswered_since(id)`,
  )
  await none(`inquiries.conversations c where no_reply_at is not null and no_reply_up_to <
    (select max(id) from inquiries.messages m where m.conversation_id = c.id and author = 'resident')`)
  await none(`inquiries.conversations where unread > 0 and waiting_since is null`)
  await none(`inquiries.conversations c where no_reply_at is not null and not exists (select from kernel.audit_entries e
    where e.action = 'conversation.excused' and e.subject = 'conversation:' || c.id and e.at = c.no_reply_at)`)
  await none(
    `inquiries.conversations where waiting_since < timestamptz '2026-11-24T10:00:00+09:00' - interval '21 days'`,
  )
  await none(`inquiries.conversations c where promised_until is distinct from
    (select promised_until from inquiries.promises p where p.conversation_id = c.id and outcome is null)`)
  await none(`inquiries.conversations where (waiting_since is null) <> (promised_until is null)`)
  await none(
    `inquiries.promises where outcome is null and promised_until <= timestamptz '2026-11-24T10:00:00+09:00' and break_told_at is null`,
  )
  assert.ok((await count(`inquiries.promises where outcome = 'kept'`)) > 500)
  assert.ok((await count(`inquiries.promises where outcome = 'broken'`)) > 10)
  const waiting = await count('inquiries.conversations where waiting_since is not null')
  assert.ok(waiting >= 10 && waiting <= 60, String(waiting))
  assert.ok((await count('inquiries.conversations where no_reply_at is not null')) > 50)
})

test('what staff said went out by a request that LINE answered, from somebody of the section', async () => {
  await none(`inquiries.messages where (author = 'staff') <> (sending_id is not null)`)
  await none(`inquiries.sendings where state = 'queued'`)
  await none(
    `inquiries.sendings s where jsonb_array_length(request) <> (select count(*) from inquiries.messages m where m.sending_id = s.id)`,
  )
  await none(`inquiries.messages m join inquiries.conversations c on c.id = m.conversation_id where m.staff_id is not null
    and not exists (select from kernel.memberships k where k.staff_id = m.staff_id and k.section_id = c.section_id)`)
  assert.ok((await count(`inquiries.sendings where state = 'failed'`)) >= 1)
  assert.equal(
    (await owner.query('select count(distinct staff_id) as staff from inquiries.messages')).rows[0].staff,
    30,
  )
})

test('every photo and paper lies in the store and opens in the console', async () => {
  const { rows } = await owner.query<{ sha256: Buffer }>('select sha256 from kernel.files')
  assert.ok(rows.length > 60)
  for (const { sha256 } of rows) assert.ok(await program.files.exists(municipality.slug, sha256))
  await none(`inquiries.messages m where kind in ('image', 'file')
    and not exists (select from inquiries.attachments a where a.message_id = m.id)`)
  await none(`inquiries.attachments a join inquiries.messages m on m.id = a.message_id
    where (a.state = 'withdrawn') <> (m.withdrawn_at is not null)`)
  for (const type of ['image/jpeg', 'application/pdf']) {
    const { rows } = await owner.query(
      `select c.id, a.message_id as message from inquiries.attachments a join inquiries.conversations c on c.id = a.conversation_id
       join kernel.sections s on s.id = c.section_id and s.code = 'ijuu' join kernel.files f on f.sha256 = a.sha256
       where f.media_type = $1 limit 1`,
      [type],
    )
    const answer = await town.request(`/console/inquiries/${rows[0].id}/files/${rows[0].message}/0`, { as: 'suzuki' })
    assert.equal(answer.headers.get('content-type'), type)
    assert.ok((await answer.bytes()).length > 500)
  }
})

test('a link to a file that was sent to a phone opens without a session', async () => {
  const { rows } = await owner.query(`select token, name from kernel.file_links limit 1`)
  const answer = await town.request(`/files/${rows[0].token}/${encodeURIComponent(rows[0].name)}`)
  assert.equal(answer.status, 200)
})

test('the audit trail tells who saw and answered what, and its chain holds', async () => {
  const { entries, broken } = await verifyAudit(municipality.db)
  assert.equal(broken, undefined)
  const sent = await count('inquiries.sendings')
  assert.equal(await count(`kernel.audit_entries where action = 'conversation.replied'`), sent)
  assert.ok(entries > 2 * sent)
  await none(`inquiries.readings r where not exists (select from kernel.audit_entries e where e.action = 'conversation.viewed'
    and e.subject = 'conversation:' || r.conversation_id and e.actor = 'staff:' || r.staff_id)`)
})

test('a resident of the phone simulator who writes now gets a conversation of their own, above all others', async () => {
  const mika = line.phone('青空 みか')
  await mika.text('空き家バンクについて教えてください')
  await town.work()
  const inbox = await (await town.request('/console/inquiries', { as: 'suzuki' })).text()
  const rows = inbox.split('class="conversation-row"').slice(1)
  assert.equal(rows.length, 50)
  assert.match(rows[0] ?? '', /青空 みか/)
  assert.equal(await count('inquiries.conversations'), 301)
})
