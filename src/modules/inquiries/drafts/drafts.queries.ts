import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { LONGEST_TYPED } from '../choices/choices.ts'
import { Refusal } from '#lib/refusal.ts'

/** More than a reply may have: what was taken back comes on top of what was begun. */
export const LONGEST_DRAFT = 50_000

/** 下書き of one member of staff in one conversation. */
export interface Draft {
  body: string
  /** 返事のボタン as they are typed. */
  choices: string
  /** Another one with every change. */
  version: string
  savedAt: Temporal.Instant
}

/** The draft as a form knows it. */
export interface SeenDraft {
  version?: string | undefined
  key?: string | undefined
}

type Staff = { id: number }

export const findDraft = (db: Db<'inquiries'>, staff: Staff, conversationId: number): Promise<Draft | undefined> =>
  db
    .selectFrom('inquiries.drafts')
    .select(['body', 'choices', 'version', 'saved_at as savedAt'])
    .where('conversation_id', '=', conversationId)
    .where('staff_id', '=', staff.id)
    .executeTakeFirst()

/** @returns its new version */
export async function putDraft(
  tx: Tx<'inquiries'>,
  staff: Staff,
  conversationId: number,
  { body, choices, key, at }: Pick<Draft, 'body' | 'choices'> & { key: string | null; at: Temporal.Instant },
): Promise<string> {
  const kept = { body, choices, form_key: key, saved_at: at }
  const { version } = await tx
    .insertInto('inquiries.drafts')
    .values({ ...kept, conversation_id: conversationId, staff_id: staff.id })
    .onConflict((conflict) =>
      conflict.columns(['conversation_id', 'staff_id']).doUpdateSet({ ...kept, version: sql`gen_random_uuid()` }),
    )
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

export async function deleteDraft(tx: Tx<'inquiries'>, staff: Staff, conversationId: number): Promise<void> {
  await tx
    .deleteFrom('inquiries.drafts')
    .where('conversation_id', '=', conversationId)
    .where('staff_id', '=', staff.id)
    .execute()
}

/** The end of a draft that was sent: of the one that the form showed, or saved itself; not of a newer one from another machine. */
export async function endDraft(
  tx: Tx<'inquiries'>,
  staff: Staff,
  conversationId: number,
  { version, key }: SeenDraft,
): Promise<void> {
  await sql`delete from inquiries.drafts where conversation_id = ${conversationId} and staff_id = ${staff.id}
    and (version::text = ${version ?? null} or form_key = ${key ?? null})`.execute(tx)
}

/** What was taken back is a draft again, before what was begun since. @throws Refusal 409 where that is too much */
export async function putBeforeDraft(
  tx: Tx<'inquiries'>,
  staff: Staff,
  conversationId: number,
  taken: { body: string; choices: readonly string[] },
  at: Temporal.Instant,
): Promise<void> {
  const begun = await findDraft(tx, staff, conversationId)
  const body = begun ? `${taken.body}\n\n${begun.body}` : taken.body
  if (body.length > LONGEST_DRAFT)
    throw new Refusal(409, '下書きが長すぎて、取り消した文を戻せません。先に下書きを送るか、短くしてください。', 'held')
  const choices = [...taken.choices, begun?.choices].filter(Boolean).join('\n').slice(0, LONGEST_TYPED)
  await putDraft(tx, staff, conversationId, { body, choices, key: null, at })
}
