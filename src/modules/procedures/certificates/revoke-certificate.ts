import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal, refuseMistakes } from '#lib/refusal.ts'
import { getCertificate, insertRevocation } from './certificates.queries.ts'

const LONGEST = 1000

const wrong = (message: string) => refuseMistakes([{ field: 'reason', message }])

/** 証明書を取り消す: it cannot be taken back. Whoever reads the code sees it from now on, the reason only staff. */
export async function revokeCertificate(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typedReason: string,
): Promise<void> {
  const reason = typedReason.trim()
  await db.transaction().execute(async (tx) => {
    const { sectionId } = await getCertificate(tx, staff, id)
    if (reason === '') wrong('取り消す理由を入力してください。例: 記載に誤りがあり、交付し直したため')
    if ([...reason].length > LONGEST) wrong(`理由は ${LONGEST} 文字までにしてください。`)
    if (!(await insertRevocation(tx, now, staff, id, reason)))
      throw new Refusal(409, 'この証明書は、すでに取り消されています。')
    await tellScreens(tx, `certificates:${sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'certificate.revoked', `certificate:${id}`, { reason })
  })
}
