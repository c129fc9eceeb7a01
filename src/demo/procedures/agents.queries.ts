import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Answers } from '#modules/procedures/index.ts'

export const hasAgents = async (db: Db<'procedures'>): Promise<boolean> =>
  (await db.selectFrom('procedures.agents').select('id').limit(1).executeTakeFirst()) !== undefined

export async function agentIdOf(db: Db<'procedures'>, residentId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id from procedures.agents where resident_id = ${residentId} order by id desc limit 1`.execute(db)
  return rows[0]!.id
}

/** Every page of a draft, answered as somebody did. @returns all answers as the database keeps them: it orders the keys of JSON anew */
export async function writePages(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  applicationId: string,
  pages: readonly { page: string; answers: Answers }[],
): Promise<Answers> {
  const rows = await tx
    .insertInto('procedures.answers')
    .values(
      pages.map(({ page, answers }) => ({
        application_id: applicationId,
        page,
        number: 1,
        answers: JSON.stringify(answers),
        saved_at: now,
      })),
    )
    .returning('answers')
    .execute()
  return Object.assign({}, ...rows.map(({ answers }) => answers))
}

/** A client was asked, in a mail that nobody keeps. */
export async function writeRequest(
  tx: Tx<'procedures'>,
  askedAt: Temporal.Instant,
  request: { applicationId: string; answersDigest: string; codeDigest: Buffer },
): Promise<void> {
  await sql`insert into procedures.mandate_requests (application_id, mandate_id, answers_digest, code_digest, asked_at, expires_at)
    select application_id, id, ${request.answersDigest}, ${request.codeDigest}, ${askedAt}, ${askedAt.add({ hours: 24 * 14 })}
    from procedures.mandates where application_id = ${request.applicationId}`.execute(tx)
}
