// 消去: a marker word comes in by every way that there is; after the erasure no row and no file holds it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { apiOf } from '../../../testing/api.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { browserOf } from '../../../testing/browser.ts'
import { townOnLine } from '../../../testing/line.ts'

const MARK = 'しるしことば'
const MAIL = 'shirushi-kotoba@example.jp'
const PHONE = '0986-77-4141'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, owner } = town
const people = peopleOf(town)
await owner.query(`insert into kernel.duties (staff_id, section_id, duty)
  select t.id, s.id, d from kernel.staff t, kernel.sections s, unnest(array['answer', 'settings']) d
  where t.sign_in_name = 'ishii' and s.code = 'aozora' on conflict do nothing`)
const desk = (id: number, path: string, fields: Record<string, string | File> = {}, as = 'takahashi') =>
  town.post(`/console/inquiries/${id}/${path}`, fields, as)
const newest = async (table: string) => Number(await people.one(`select max(id) from inquiries.${table}`))
const lastIn = async (id: number) =>
  String((await people.one('select max(id) from inquiries.messages where conversation_id = $1', [id])) ?? 0)
const paper = (name = `${MARK}.txt`) => new File([`${MARK}の写し ${randomUUID()}`], name, { type: 'text/plain' })
const done = (answer: Response) =>
  assert.ok([200, 201, 204, 303].includes(answer.status), `${answer.url} ${answer.status}`)

/** Where a word stands: every text, json and bytea of every table, and every file. */
async function whereIs(words: string[]): Promise<string[]> {
  const { rows: columns } = await owner.query(
    `select format('%I.%I', n.nspname, c.relname) as place, a.attname as name, t.typname as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
     where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and t.typname in ('text', '_text', 'varchar', 'json', 'jsonb', 'bytea')`,
  )
  const found: string[] = []
  for (const { place, name, type } of columns) {
    const read = type === 'bytea' ? `encode("${name}", 'hex')` : `"${name}"::text`
    const looked = words.flatMap((word) => (type === 'bytea' ? [Buffer.from(word).toString('hex')] : [word]))
    const { rows } = await owner.query(
      `select count(*)::int as n from ${place} where exists (select from unnest($1::text[]) w where position(w in ${read}) > 0)`,
      [looked],
    )
    if (rows[0].n > 0) found.push(`${place}.${name}`)
  }
  const root = join(town.program.settings.DATA_DIR, 'files')
  for (const name of await readdir(root, { recursive: true })) {
    const bytes = await readFile(join(root, name)).catch(() => undefined)
    if (bytes && words.some((word) => bytes.includes(word) || name.includes(word))) found.push(`file ${name}`)
  }
  return found.toSorted()
}

const close = async (id: number) => done(await desk(id, 'closing', { seen: await lastIn(id), unanswered: '1' }))
const erase = (id: number, as = 'ishii') => desk(id, 'erasure', { reason: '本人から窓口で請求', sure: '1' }, as)
const state = (id: number, as = 'ishii') =>
  desk(id, 'viewings', { reason: 'other', words: '消去の請求を受けたため' }, as)

/** A talk on LINE with a name, a file, a withdrawn message, notes, replies, decisions, drafts, and a page of its own. */
async function talk(): Promise<number[]> {
  await town.post('/inquiries', { name: '別の人', text: '別の話', key: randomUUID() })
  const linked = await newest('conversations')
  const phone = line.phone(`${MARK} 花子`)
  await phone.text(`${MARK}について`)
  await town.work()
  const id = await newest('conversations')
  done(await desk(id, 'replies', { text: `${MARK}ですね`, key: randomUUID(), files: paper() }))
  done(
    await desk(id, 'notes', { note: `${MARK}のメモ`, key: randomUUID(), mention: String(await people.idOf('tanaka')) }),
  )
  done(await desk(id, 'assignee', { was: '', to: String(await people.idOf('tanaka')) }))
  done(await desk(id, 'draft', { text: `${MARK}の下書き`, key: randomUUID() }))
  await owner.query(
    `insert into inquiries.machine_texts (conversation_id, use, state, original, body, model, asked_at, asked_by, ended_at)
     values ($1, 'plain', 'answered', $2, $2, 'm', now(), 1, now())`,
    [id, `${MARK}をやさしく`],
  )
  done(await desk(id, 'viewings', { reason: 'other', words: `${MARK}のため` }, 'ishii'))
  done(await desk(id, 'decision-mark'))
  done(await desk(id, 'replies', { text: `${MARK}の返信案`, key: randomUUID() }))
  const reply = await newest('proposed_replies')
  const proposal = Number(await people.one('select proposal_id from inquiries.proposed_replies where id = $1', [reply]))
  done(
    await town.post(
      `/console/reply-decisions/${reply}/decision`,
      {
        step: await people.stepOf(proposal),
        seen: await lastIn(id),
        text: `${MARK}を直した文`,
        words: `${MARK}と所見`,
      },
      'sato',
    ),
  )
  done(await desk(id, 'decision-mark/removal', {}, 'sato'))
  const asking = {
    asked: String(await people.sectionOf('shimin')),
    question: `${MARK}をどう思うか`,
    wished: '2026-11-30',
    key: randomUUID(),
  }
  done(await desk(id, 'opinion-requests', asking))
  const request = await newest('opinion_requests')
  done(await town.post(`/console/inquiries/opinions/${request}/opinion`, { opinion: `${MARK}への意見` }, 'yamamoto'))
  done(await desk(id, 'links', { other: String(linked), why: `${MARK}と同じ件` }))
  done(await desk(id, 'hold', { holdReason: `${MARK}の訴訟`, until: '2027-01-01' }))
  const to = (await desk(id, 'page')).headers.get('location')!
  await town.work()
  const page = Number(/\d+$/.exec(to)![0])
  await phone.text('番号')
  await town.work()
  const screen = JSON.stringify(phone.screen())
  const [link] = [...screen.matchAll(/https:\/\/aozora\.test(\/line\/page\/[\w-]{32})/g)]
    .map(([, path]) => path!)
    .slice(-1)
  const code = [...screen.matchAll(/番号は (\d{6}) です/g)].at(-1)![1]!
  const browser = browserOf(town)
  await browser.post(link!, { code })
  await browser.post('/inquiries/confidential', {
    text: `${MARK}の秘密`,
    key: randomUUID(),
    files: paper() as unknown as string,
  })
  done(await desk(page, 'replies', { text: `${MARK}の秘密への返信`, key: randomUUID() }))
  done(await desk(page, 'page/removal', { back: `${MARK}は済んだ` }))
  await town.work()
  done(await desk(id, 'hold/removal'))
  await close(page)
  await close(id)
  return [page, id]
}

/** A question on the page with a mailbox and a file, moved for a reason and read by another program. */
async function asked(): Promise<number> {
  done(
    await town.post('/inquiries', {
      name: `${MARK} 太郎`,
      text: `${MARK}を聞きます`,
      email: MAIL,
      key: randomUUID(),
      files: paper(),
    }),
  )
  await town.work()
  const id = await newest('conversations')
  const { ask } = await apiOf(town, 'takahashi', ['conversations:read', 'conversations:work', 'conversations:reply'])
  done(
    await ask(`/conversations/${id}/notes`, {
      method: 'POST',
      json: { text: `${MARK}のメモ2`, key: randomUUID() },
      headers: { 'Idempotency-Key': randomUUID() },
    }),
  )
  done(await desk(id, 'replies', { text: `${MARK}の答え`, key: randomUUID() }))
  await town.municipality.db
    .transaction()
    .execute((tx) =>
      enqueue(
        tx,
        'mail.send',
        { to: MAIL, subject: MARK, text: MARK },
        { runAt: Temporal.Now.instant().add({ hours: 99 }) },
      ),
    )
  await owner.query(
    `with kind as (insert into inquiries.street_kinds (name, section_id) select '穴', section_id from inquiries.conversations where id = $1 returning id)
     insert into inquiries.street_reports (conversation_id, kind_id, latitude, longitude, address, reported_at)
     select $1, id, 31.7, 131.06, $2, now() from kind`,
    [id, `${MARK}の前`],
  )
  await close(id)
  await owner.query(
    `insert into inquiries.satisfaction_questions (conversation_id, resident_id, section_id, closed_at, signing_key, asked_at, message_id, answer, answered_at, comment)
     select c.id, c.resident_id, c.section_id, c.closed_at, sha256('x'), now(), (select min(id) from inquiries.messages where conversation_id = c.id), 'partly', now(), $2
     from inquiries.conversations c where c.id = $1`,
    [id, `${MARK}でした`],
  )
  return id
}

/** A memo of a call. */
async function called(): Promise<number> {
  done(
    await town.post(
      '/console/inquiries/calls',
      { key: randomUUID(), callback: 'none', name: `${MARK} 次郎`, phone: PHONE, about: `${MARK}の件` },
      'takahashi',
    ),
  )
  const id = await newest('conversations')
  await close(id)
  return id
}

const ids = [...(await talk()), await asked(), await called()]
await owner.query(`select graphile_worker.add_job('inquiries.index', '{}'::json)`)
await town.work()
const all = [MARK, MAIL, PHONE, '09867741']
const before = await whereIs(all)
const figures = async () =>
  (
    await owner.query(
      `select kind, source, happened_at, part, amount from insights.happened_in_inquiries('2026-11-01') order by 1, 2`,
    )
  ).rows
const counted = await figures()
const said = await people.one('select count(*) from inquiries.messages')

const erasures: number[] = []
for (const id of ids) {
  await state(id)
  erasures.push((await erase(id)).status)
}
await town.work()
const after = await whereIs(all)

test('the marker stood in all these places before', () => {
  for (const place of [
    'messages.body',
    'attachments.name',
    'notes.body',
    'drafts.body',
    'calls.about',
    'calls.phone',
    'searchable.words',
    'sendings.request',
    'line_events.body',
    'viewings.words',
    'satisfaction_questions.comment',
    'proposed_replies.decided_words',
    'machine_texts.body',
    'confidential_stays.reason',
    'opinion_requests.question',
    'opinion_requests.opinion',
    'conversation_links.words',
    'conversations.email',
    'street_reports.address',
  ])
    assert.ok(before.includes(`inquiries.${place}`), place)
  for (const place of [
    'kernel.proposal_documents.lines',
    'kernel.notifications.title',
    'kernel.residents.display_name',
    'graphile_worker._private_jobs.payload',
  ])
    assert.ok(before.includes(place), place)
  assert.ok(before.some((place) => place.startsWith('file ')))
})

test('after the erasure it stands nowhere, but for why somebody looked in from outside, which the trail keeps for good', async () => {
  assert.deepEqual(erasures, [303, 303, 303, 303])
  assert.equal(await people.one('select count(latitude) + count(cell) from inquiries.street_reports'), 0)
  assert.deepEqual(after, ['kernel.audit_entries.detail'])
  const { rows } = await owner.query(
    `select distinct action from kernel.audit_entries where position($1 in detail::text) > 0`,
    [MARK],
  )
  assert.deepEqual(rows, [{ action: 'conversation.viewing_reasoned' }])
  assert.equal((await verifyAudit(town.municipality.db)).broken, undefined)
})

test('what was counted stays as it was', async () => {
  assert.deepEqual(await figures(), counted)
  assert.equal(await people.one('select count(*) from inquiries.messages'), said)
})
