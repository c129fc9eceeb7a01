import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

/** 依頼者への確認: that a client looks at exactly these answers, under exactly this mandate. */
export interface MandateRequest {
  id: number
  applicationId: string
  mandateId: number
  answersDigest: string
  askedAt: Temporal.Instant
  expiresAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  outcome: 'approved' | 'refused' | 'replaced' | null
  clientId: number | null
  reason: string
}

const columns = sql`id, application_id as "applicationId", mandate_id as "mandateId", answers_digest as "answersDigest",
  asked_at as "askedAt", expires_at as "expiresAt", ended_at as "endedAt", outcome, client_id as "clientId", reason`

export async function findRequest(db: Db<'procedures'>, codeDigest: Buffer): Promise<MandateRequest | undefined> {
  const { rows } = await sql<MandateRequest>`
    select ${columns} from procedures.mandate_requests where code_digest = ${codeDigest}`.execute(db)
  return rows[0]
}

export async function findLastRequest(
  db: Db<'procedures'>,
  applicationId: string,
): Promise<MandateRequest | undefined> {
  const { rows } = await sql<MandateRequest>`
    select ${columns} from procedures.mandate_requests where application_id = ${applicationId} order by id desc limit 1`.execute(
    db,
  )
  return rows[0]
}

export async function insertRequest(
  tx: Tx<'procedures'>,
  request: Pick<MandateRequest, 'applicationId' | 'mandateId' | 'answersDigest' | 'askedAt' | 'expiresAt'> & {
    codeDigest: Buffer
  },
): Promise<void> {
  await tx
    .insertInto('procedures.mandate_requests')
    .values({
      application_id: request.applicationId,
      mandate_id: request.mandateId,
      answers_digest: request.answersDigest,
      code_digest: request.codeDigest,
      asked_at: request.askedAt,
      expires_at: request.expiresAt,
    })
    .execute()
}

export async function endRequest(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  id: number,
  end: { outcome: 'approved' | 'refused'; clientId: number; reason?: string } | { outcome: 'replaced' },
): Promise<void> {
  const { outcome } = end
  const by = end.outcome === 'replaced' ? {} : { client_id: end.clientId, reason: end.reason ?? '' }
  await tx
    .updateTable('procedures.mandate_requests')
    .set({ outcome, ended_at: now, ...by })
    .where('id', '=', id)
    .execute()
}
