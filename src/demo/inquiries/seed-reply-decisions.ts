import { randomUUID } from 'node:crypto'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { decisions } from '#modules/inquiries/index.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import { perform } from '../approvals/perform.ts'
import { getStaffBySignInName, hasProposalsOf } from '../demo.queries.ts'
import { listHandled } from './casework.queries.ts'

/** 返信案 of the demo town, for conversations that wait: one lies with the head, one came back. */
const PROPOSED = [
  {
    who: 'takahashi',
    text: 'ご相談ありがとうございます。条件は一人ひとり違うので、くわしいお話を聞かせてください。お電話かオンラインで、平日の8時30分から17時15分まで承ります。',
    returned: undefined,
  },
  {
    who: 'tanaka',
    text: '来年度も、今年度と同じ内容で続く予定です。',
    returned: '予算はまだ議会で決まっていません。「予定」と書かず、3月に決まることを伝えてください。',
  },
]

/** Shows how a reply is decided. A town where one was proposed stays as it is. */
export async function seedDemoReplyDecisions(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
): Promise<boolean> {
  const { db } = municipality
  if (await hasProposalsOf(db, [decisions.REPLY])) return false
  const section = (await listSections(db, dateInTokyo(now))).find(({ code }) => code === 'ijuu')
  const waiting = section ? (await listHandled(db, section.id)).filter(({ waits }) => waits) : []
  for (const [place, { who, text, returned }] of PROPOSED.entries()) {
    const conversation = waiting[place]
    if (!conversation) continue
    const staff = await getStaffBySignInName(db, who, now)
    await decisions.markDecided(db, now, staff, conversation.id)
    const form = { text, files: [], clientKey: randomUUID() }
    const reply = await decisions.reply(program, municipality, staff, conversation.id, form, now)
    if (!returned || !reply || !('proposalId' in reply)) continue
    const deed = { who: 'sato', does: 'return' as const, words: returned }
    await perform(municipality, now, reply.proposalId, deed, { [decisions.REPLY]: decisions.replyMatter })
  }
  return true
}
