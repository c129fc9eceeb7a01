import { record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'

/** What a mandate did not cover: it was revoked, narrowed, is too old, or its agent is not in the register. */
export type Beyond = 'revoked' | 'unlisted' | 'correct' | 'receive' | 'lapsed'

const WORDS: Record<Beyond, string> = {
  revoked: '依頼者が委任を取り消したので、この申請は開けません。',
  unlisted:
    '町が名簿で登録を確かめられなかったので、代理はできません。登録の内容を直してから、「委任の内容を変える」で保存し直してください。',
  correct: '補正は任されていません。依頼者が自分で直すか、委任し直す必要があります。',
  receive: '証明書の受け取りは任されていません。依頼者が受け取ります。',
  lapsed:
    '委任の日から3か月を過ぎているので、申請できません。代理人が、委任の日を新しくしてお願いし直す必要があります。',
}

/** Somebody went beyond a mandate. It is told clearly, since they know of the application, and it is recorded. */
export class BeyondMandate extends Refusal {
  readonly beyond: Beyond
  readonly applicationId: string

  constructor(beyond: Beyond, applicationId: string) {
    super(beyond === 'lapsed' ? 409 : 403, WORDS[beyond])
    this.beyond = beyond
    this.applicationId = applicationId
  }
}

/** Notes it on its own: the transaction in which it was refused has gone. */
export async function noteBeyond(db: Db, now: Temporal.Instant, error: unknown, residentId: number | undefined) {
  if (!(error instanceof BeyondMandate) || residentId === undefined) return
  const { beyond, applicationId } = error
  await db
    .transaction()
    .execute((tx) =>
      record(tx, now, `resident:${residentId}`, 'mandate.exceeded', `application:${applicationId}`, { beyond }),
    )
}
