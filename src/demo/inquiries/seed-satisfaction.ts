import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { SATISFACTION_WORDS } from '#modules/inquiries/index.ts'
import type { Db } from '#lib/db/connect.ts'
import { hasTerms, insertAsked, insertTerms, listEnded } from './satisfaction.queries.ts'

/** What residents say: of eleven who are asked seven answer, most of them that it is solved. */
const SAID = [
  { answer: 'solved', comment: '仕事の休み時間に聞けて助かりました。' },
  { answer: 'solved', comment: '' },
  undefined,
  { answer: 'partly', comment: '窓口に行かずに済みました。写真の送り方を先に知りたかったです。' },
  { answer: 'solved', comment: '' },
  undefined,
  { answer: 'unsolved', comment: '結局、電話で聞き直しました。' },
  { answer: 'solved', comment: '返事が早くて驚きました。' },
  undefined,
  { answer: 'solved', comment: '' },
  undefined,
] as const

/** The demo town asks those whom it has answered how it was. A town that has said whether it asks stays as it is. */
export async function seedDemoSatisfaction(municipality: Municipality, now: Temporal.Instant): Promise<boolean> {
  const db: Db<'inquiries'> = municipality.db
  if (await hasTerms(db)) return false
  return db.transaction().execute(async (tx) => {
    for (const [place, ended] of (await listEnded(tx)).entries()) {
      const askedAt = ended.closedAt.add({ minutes: 1 })
      const said = SAID[place % SAID.length]
      const answeredAt = askedAt.add({ minutes: 7 + (place % 50) })
      const comment = said?.comment ?? ''
      const answered = said ? { answer: said.answer, answeredAt } : { answer: null, answeredAt: null }
      await insertAsked(tx, { ...ended, askedAt, words: SATISFACTION_WORDS.ja, comment, ...answered })
    }
    await insertTerms(tx, now)
    return true
  })
}
