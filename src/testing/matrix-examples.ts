// For tests: the kinds of people that the matrix of routes is tried with, and an example of everything that an address can name.
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { proposeFreely } from '#kernel/approvals/general/free-proposal.ts'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import { DUTIES } from '#kernel/identity/staff.ts'
import type { NewSession } from '#kernel/identity/sessions.queries.ts'
import {
  beginDraft,
  issueCertificate,
  makeTrialKey,
  publishDefinition,
  shippedDefinitions,
} from '#modules/procedures/index.ts'
import { examplesOfWork, examplesOfWorkation } from './matrix-rooms.ts'
import { keptRecords } from './open-data-records.ts'
import { publishedDataset } from './published-dataset.ts'

import type { TownOnLine } from './line.ts'
import type { TestTown } from './town.ts'

type People = Record<string, NewSession | undefined>

async function clerk(town: TestTown, name: string, section: string | undefined): Promise<NewSession> {
  const { rows } = await town.owner.query(
    'insert into kernel.staff (sign_in_name, name) values ($1, $1) returning id',
    [name],
  )
  const staffId = Number(rows[0].id)
  if (section) {
    const give = `insert into kernel.duties (staff_id, section_id, duty)
      select $1, s.id, d from kernel.sections s, unnest($3::text[]) d where s.code = $2`
    await town.owner.query(give, [staffId, section, DUTIES])
  }
  return { staffId }
}

/** Each with a session of their own for every request. */
export async function peopleAndExamples(
  town: TownOnLine,
): Promise<{ people: People; examples: Record<string, string> }> {
  const { db } = town.municipality
  const people: People = { anonymous: undefined }
  const examples: Record<string, string> = {}

  const mika = town.line.phone('青空 みか')
  await mika.image(
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#88aa44' } })
      .jpeg()
      .toBuffer(),
  )
  await town.work()
  const { rows } = await town.owner
    .query(`select c.id, m.id as message, s.code, c.resident_id from inquiries.conversations c
    join inquiries.messages m on m.conversation_id = c.id and m.kind = 'image' join kernel.sections s on s.id = c.section_id`)
  const [{ id, message, code, resident_id: residentId }] = rows
  examples['conversation'] = String(id)
  examples['photo'] = `/console/inquiries/${id}/files/${message}/0`
  people['resident'] = { residentId: Number(residentId) }
  const faq = `with written as (insert into inquiries.faqs (section_id, state, lang, category, question, answer, keywords, review_on, changed_at, changed_by)
      select c.section_id, 'published', 'ja', 'ごみ', '質問', '答え', '{}', '2027-11-24', now(), 1 from inquiries.conversations c where c.id = $1 returning *)
    insert into inquiries.faq_editions select id, 1, lang, category, question, answer, keywords, now(), 1 from written
    returning faq_id`
  examples['faq'] = String((await town.owner.query(faq, [id])).rows[0].faq_id)
  const synonyms = `with made as (insert into inquiries.faq_synonym_groups (changed_at, changed_by) values (now(), 1) returning id)
    insert into inquiries.faq_synonyms select w, id, p, w from made, unnest(array['犬', 'わんこ']) with ordinality as u (w, p)
    returning group_id`
  examples['synonyms'] = String((await town.owner.query(synonyms)).rows[0].group_id)
  const gap = `insert into inquiries.faq_gaps (lang, happened_at, message_id, section_id)
    select 'ja', now(), m.id, c.section_id from inquiries.conversations c join inquiries.messages m on m.conversation_id = c.id
    where c.id = $1 limit 1 returning id`
  examples['gap'] = String((await town.owner.query(gap, [id])).rows[0].id)
  const tag = `insert into inquiries.tags (section_id, name)
    select section_id, '分類' from inquiries.conversations where id = $1 returning id`
  examples['tag'] = String((await town.owner.query(tag, [id])).rows[0].id)
  const canned = `insert into inquiries.canned_answers (section_id, title, body, changed_at, changed_by)
    select section_id, 'あいさつ', '{氏名}さん、こんにちは', now(), 1 from inquiries.conversations where id = $1 returning id`
  examples['canned'] = String((await town.owner.query(canned, [id])).rows[0].id)
  const broadcast = `with topic as (insert into inquiries.notice_labels (kind, name) values ('topic', '子育て') returning id)
    insert into inquiries.broadcasts (section_id, author_id, client_key, title, body, picture_sha256, picture_preview_sha256, picture_name,
      audience, topic_ids, pace, written_at)
    select c.section_id, 1, gen_random_uuid(), '健診のお知らせ', '健診があります', f.sha256, f.sha256, 'photo.jpg', 'subscribers',
      array[topic.id], 3000, now()
    from inquiries.conversations c, topic, (select sha256 from kernel.files limit 1) f where c.id = $1 returning id`
  examples['broadcast'] = String((await town.owner.query(broadcast, [id])).rows[0].id)
  const menu = `insert into inquiries.menus (client_key, name, bar_text, layout, fields, audience, changed_at, changed_by)
    values (gen_random_uuid(), 'ふだん', 'メニュー', 'one',
      '[{"title": "手続き", "note": "", "icon": "file", "action": "page", "value": "/procedures"}]', 'everybody', now(), 1) returning id`
  examples['menu'] = String((await town.owner.query(menu)).rows[0].id)
  people['staff without duty'] = await clerk(town, 'without', undefined)
  people['staff of another section'] = await clerk(town, 'elsewhere', code === 'suidou' ? 'shimin' : 'suidou')
  people['staff with duty'] = await clerk(town, 'here', code)
  const note = `insert into inquiries.notes (conversation_id, kind, author_id, body, written_at, key)
    values ($1, 'note', $2, 'メモ', now(), gen_random_uuid()) returning id`
  examples['note'] = String((await town.owner.query(note, [id, people['staff with duty'].staffId])).rows[0].id)
  const filter = `insert into inquiries.saved_filters (staff_id, name, query, saved_at)
    values ($1, '未返信', 'list=waiting', now()) returning id`
  examples['savedFilter'] = String((await town.owner.query(filter, [people['staff with duty'].staffId])).rows[0].id)
  people['staff with duty for the whole town'] = await clerk(town, 'everywhere', 'aozora')
  const incident = `insert into inquiries.line_incidents (happened_on, what, done, key, entered_at, entered_by)
    values ('2026-11-20', '誤送信', 'お詫びした', gen_random_uuid(), now(), 1) returning id`
  examples['incident'] = String((await town.owner.query(incident)).rows[0].id)
  const why = `insert into inquiries.viewings (conversation_id, section_id, staff_id, reason, words, began_at, ends_at)
    select id, section_id, $2, 'audit', '点検', $3, $3::timestamptz + interval '1 hour' from inquiries.conversations where id = $1`
  const overseer = [id, people['staff with duty for the whole town'].staffId, town.clock().toString()]
  await town.owner.query(why, overseer)
  const disclosure = `insert into inquiries.disclosures (conversation_id, reason, with_notes, made_at, made_by)
    values ($1, '開示請求', false, $3, $2) returning id`
  examples['disclosure'] = String((await town.owner.query(disclosure, overseer)).rows[0].id)

  const colleague = await clerk(town, 'colleague', undefined)
  const belongs = `insert into kernel.memberships (staff_id, section_id, position, valid_from)
    select $1, id, 'member', '2026-04-01' from kernel.sections where code = $2`
  await town.owner.query(belongs, [colleague.staffId, code])
  examples['colleague'] = String(colleague.staffId)
  await town.owner.query("insert into kernel.closures (closed_on, reason) values ('2026-12-28', '点検')")
  examples['closure'] = '2026-12-28'
  const connected = await town.owner
    .query(`insert into kernel.oidc_providers (audience, label, issuer, client_id, sealed_secret)
    values ('staff', '認証', 'http://127.0.0.1:9', 'aozora', 'sealed') returning id`)
  examples['provider'] = String(connected.rows[0].id)

  const webhook = `with endpoint as (
      insert into kernel.webhook_endpoints (name, url, kinds, owner_id, sealed_secret, added_at)
      values ('チャット', 'https://example.jp/', '{inquiry.received}', $1, $2, now()) returning id),
    event as (insert into kernel.webhook_events (kind, about, happened_at, spread_at)
      values ('inquiry.received', '{"conversation": 1}', now(), now()) returning id)
    insert into kernel.webhook_deliveries (endpoint_id, event_id, state, due_at, made_at, settled_at)
    select endpoint.id, event.id, 'failed', now(), now(), now() from endpoint, event returning id, endpoint_id`
  const told = await town.owner.query(webhook, [colleague.staffId, town.program.sealer.seal('x', 'x')])
  examples['webhook'] = String(told.rows[0].endpoint_id)
  examples['webhookDelivery'] = String(told.rows[0].id)

  await town.owner.query(belongs, [people['staff with duty'].staffId, code])
  const owner = (await findStaff(db, people['staff with duty'].staffId!, town.clock()))!
  examples['proposal'] = String(
    await proposeFreely(db, town.clock(), owner, {
      title: '件名',
      text: '本文',
      words: '',
      section: owner.sectionIds[0]!,
      key: randomUUID(),
    }),
  )
  const toDecide = await proposeFreely(db, town.clock(), owner, {
    title: '相談への返信',
    text: '返信案',
    words: '',
    section: owner.sectionIds[0]!,
    key: randomUUID(),
  })
  const proposedReply = `with mine as (
      insert into inquiries.proposed_replies (conversation_id, section_id, staff_id, proposal_id, seen_up_to, proposed_at)
      select id, section_id, $2, $3, 0, now() from inquiries.conversations where id = $1 returning id),
    held as (
      insert into inquiries.held_replies (conversation_id, staff_id, state, body, client_key, answers_up_to, scheduled, send_after,
        written_at, proposed_reply_id)
      select $1, $2, 'proposed', '返信案', gen_random_uuid()::text, 0, false, now(), now(), id from mine returning id),
    file as (insert into inquiries.held_files (reply_id, position, sha256, name)
      select held.id, 0, f.sha256, 'photo.jpg' from held, (select sha256 from kernel.files limit 1) f)
    update kernel.proposals set matter = 'inquiries.reply', subject = (select id::text from mine) where id = $3 returning subject`
  examples['proposedReply'] = String((await town.owner.query(proposedReply, [id, owner.id, toDecide])).rows[0].subject)
  const askedRequest = `insert into inquiries.opinion_requests
    (conversation_id, from_section_id, section_id, asked_by, asked_at, question, wished_on, key)
    select c.id, c.section_id, s.id, $2, $4, '合議', '2030-01-01', gen_random_uuid() from inquiries.conversations c, kernel.sections s
    where c.id = $1 and s.code = $3 returning id`
  const at = town.clock().toString()
  const elsewhere = code === 'suidou' ? 'shimin' : 'suidou'
  examples['askedRequest'] = String((await town.owner.query(askedRequest, [id, owner.id, elsewhere, at])).rows[0].id)
  const theirs = `with talk as (insert into inquiries.conversations (channel, resident_id, section_id, last_message_at)
      select 'web', c.resident_id, s.id, now() from inquiries.conversations c, kernel.sections s where c.id = $1 and s.code = $2 returning id),
    said as (insert into inquiries.messages (conversation_id, author, kind, occurred_at) select id, 'resident', 'image', now() from talk returning id, conversation_id)
    insert into inquiries.attachments (message_id, conversation_id, state, sha256, preview_sha256, name)
      select said.id, said.conversation_id, 'stored', a.sha256, a.preview_sha256, a.name from said, inquiries.attachments a where a.message_id = $3
      returning conversation_id as id, message_id as message`
  const { rows: consulted } = await town.owner.query(theirs, [id, elsewhere, message])
  const opinionRequest = String(
    (await town.owner.query(askedRequest, [consulted[0].id, owner.id, code, at])).rows[0].id,
  )
  examples['askedNote'] = String((await town.owner.query(note, [consulted[0].id, owner.id])).rows[0].id)
  examples['opinionRequest'] = opinionRequest
  examples['askedPhoto'] = `/console/inquiries/opinions/${opinionRequest}/files/${consulted[0].message}/0`
  examples['owner'] = String(owner.id)
  examples['section'] = String(owner.sectionIds[0])
  const call = `insert into inquiries.calls (section_id, needs_callback, is_repeat, taken_at, taken_by, key)
    values ($1, true, false, '2026-11-20T10:00+09', $2, gen_random_uuid()) returning id`
  examples['call'] = String((await town.owner.query(call, [owner.sectionIds[0], owner.id])).rows[0].id)
  const water = shippedDefinitions().find((json) => (json as { id: string }).id === 'water-service-start')
  const to = { sectionId: owner.sectionIds[0]!, staffId: owner.id }
  await publishDefinition(db, town.clock(), `staff:${owner.id}`, water, to)
  const [procedure] = (await town.owner.query('select id from procedures.procedures')).rows
  examples['procedure'] = String(procedure.id)
  const fromFirst = { from: 'version', procedureId: Number(procedure.id), number: 1 } as const
  examples['draft'] = String((await beginDraft(db, town.clock(), owner, fromFirst)).id)
  examples['application'] = randomUUID()
  examples['applicationFile'] = randomUUID()
  await town.owner.query(
    `insert into procedures.applications (id, version_id, section_id, resident_id, begun_at, changed_at)
      select $1, v.id, p.section_id, $2, '2026-11-01', '2026-11-01'
      from procedures.versions v join procedures.procedures p on p.id = v.procedure_id`,
    [examples['application'], Number(residentId)],
  )
  const sent = `insert into procedures.files (id, application_id, sha256, name, stored_at)
    select $2, $1, sha256, 'photo.jpg', now() from kernel.files limit 1`
  await town.owner.query(sent, [examples['application'], examples['applicationFile']])
  const arrived = `update procedures.applications set state = 'submitted', fiscal_year = 2026, serial = 1,
    arrived_at = '2026-11-02', answers = '{}' where id = $1`
  await town.owner.query(arrived, [examples['application']])
  const [published] = (await town.owner.query('select id from procedures.procedures')).rows
  examples['procedure'] = String(published.id)
  examples['circulating'] = randomUUID()
  await proposeFreely(db, town.clock(), owner, {
    title: '申請の決定',
    text: '本文',
    words: '',
    section: owner.sectionIds[0]!,
    key: examples['circulating'],
  })
  const circulating = `with proposal as (
      update kernel.proposals set matter = 'procedures.application' where subject = $1::text returning subject::uuid as id)
    insert into procedures.applications (id, version_id, section_id, resident_id, begun_at, changed_at, state,
      proposed_outcome, fiscal_year, serial, arrived_at, answers)
    select p.id, a.version_id, a.section_id, a.resident_id, a.begun_at, a.changed_at, 'deciding',
      'accepted', 2026, 2, a.arrived_at, a.answers from proposal p, procedures.applications a`
  await town.owner.query(circulating, [examples['circulating']])
  const agent = `insert into procedures.agents (resident_id, name, registration_number, office, address, phone, written_at)
    values ($1, '山本 太郎', '12345678', '山本事務所', '中央1-2-3', '0985-12-3456', now()) returning id`
  examples['agent'] = String((await town.owner.query(agent, [Number(residentId)])).rows[0].id)
  examples['draftForClient'] = randomUUID()
  await town.owner.query(
    `with draft as (insert into procedures.applications (id, version_id, section_id, resident_id, begun_at, changed_at)
      select $1, version_id, section_id, resident_id, begun_at, changed_at from procedures.applications where id = $2 returning id)
    insert into procedures.mandates (application_id, agent_id, client_name, client_email, may_correct, may_receive, mandated_on, written_at)
      select id, $3, '青空 花子', 'client@example.jp', true, false, '2026-11-01', now() from draft`,
    [examples['draftForClient'], examples['application'], examples['agent']],
  )
  Object.assign(examples, await examplesOfWork(town, owner, colleague))
  const route = 'select id from kernel.approval_routes where section_id is not null'
  examples['route'] = String((await town.owner.query(route)).rows[0].id)

  const opening = { person: { name: '町野 人' }, by: 'asker', words: '聞きます', key: randomUUID() } as const
  const opened = await db
    .transaction()
    .execute((tx) => town.program.conversations.open(tx, town.municipality, town.clock(), opening))
  examples['asked'] = opened.href.split('/').at(-1)!
  Object.assign(examples, await examplesOfWorkation(town, owner, Number(residentId)))

  Object.assign(examples, await keptRecords(town, owner.sectionIds[0]!))

  await makeTrialKey(db, town.clock(), 'system:test', town.program.sealer, 'あおぞら市')
  const statement = { sectionId: owner.sectionIds[0]!, title: '証明書', holder: '青空 太郎', body: '証明します。' }
  const issued = await db
    .transaction()
    .execute((tx) => issueCertificate(tx, town.clock(), 'system:test', town.program.sealer, statement))
  examples['certificate'] = String(issued.id)
  await town.work()

  const dataset = await publishedDataset(town, 'matrix', code)
  examples['dataset'] = dataset.slug
  examples['edition'] = String(dataset.editionId)
  const harvested = `insert into opendata.sources (code, name, url, added_by, added_at)
    values ('next', 'となり町', 'http://127.0.0.1:1', $1, now()) returning id`
  examples['source'] = String((await town.owner.query(harvested, [owner.id])).rows[0].id)

  const token = `insert into kernel.api_tokens (staff_id, label, digest, scopes, expires_at)
    values ($1, 'matrix', 'digest', '{}', '2030-01-01') returning id`
  const made = await town.owner.query(token, [people['staff with duty'].staffId])
  examples['token'] = String(made.rows[0].id)
  return { people, examples }
}
