import type pg from 'pg'

/**
 * Fills a town with conversations of ten messages each, all of one section (移住定住推進課), over the last year: one in ten with
 * a photo, the newest two hundred unread and waiting for an answer.
 */
export async function fillInbox(owner: pg.Pool, conversations: number): Promise<void> {
  const steps = [
    `insert into kernel.residents (display_name) select '住民 ' || n from generate_series(1, ${conversations}) n`,
    `insert into kernel.files (sha256, media_type, bytes, scan) values (sha256('photo'), 'image/jpeg', 1000, 'clean')`,
    `insert into inquiries.conversations (channel, resident_id, section_id, line_user_id, last_message_at, last_words, unread)
       select 'line', r.id, s.id, 'U' || md5(r.id::text), now() - interval '1 year' * random(), 'ごみの収集日についてお尋ねします。よろしくお願いします。', 0
       from kernel.residents r join kernel.sections s on s.code = 'ijuu'`,
    `update inquiries.conversations set unread = 1, waiting_since = last_message_at
       where id in (select id from inquiries.conversations order by last_message_at desc limit 200)`,
    `insert into inquiries.messages (conversation_id, author, kind, body, occurred_at)
       select c.id, 'resident', 'text', 'ごみの収集日についてお尋ねします。' || n, c.last_message_at - interval '1 hour' * (10 - n)
       from generate_series(1, 10) n, inquiries.conversations c`,
    `insert into inquiries.attachments (message_id, conversation_id, state, sha256, preview_sha256)
       select id, conversation_id, 'stored', sha256('photo'), sha256('photo') from inquiries.messages where id % 10 = 0`,
    'vacuum analyze',
    'checkpoint',
  ]
  for (const step of steps) await owner.query(step)
}
