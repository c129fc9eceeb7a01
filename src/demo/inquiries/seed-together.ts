import { randomUUID } from 'node:crypto'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import { casework, together } from '#modules/inquiries/index.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { findAnswerer, hasRequests, listConsulting } from './together.queries.ts'

/** Who asks whom what, how many days after which an opinion was wished for, and what came back. */
const REQUESTS = [
  {
    from: 'ijuu',
    to: 'kosodate',
    days: 3,
    question: '移住前の4月入園の申込みは、住所がまだ町の外でも受けられますか。相手は12月の半ばまでに決めたいそうです。',
  },
  {
    from: 'suidou',
    to: 'ijuu',
    days: 0,
    question: 'この空き家は、空き家バンクに登録されていますか。水道を止めたままにしてよいか判断したいです。',
  },
  {
    from: 'ijuu',
    to: 'kankyou',
    days: 2,
    question: '引っ越しのときに出る粗大ごみは、転入前でも持ち込めますか。',
    opinion: '転入前は町内のごみとして受けられません。転入届のあと、処理場に直接持ち込めます(予約制)。',
  },
] as const

/** Sections of the demo town ask each other, and two conversations belong together. A town that has requests stays as it is. */
export async function seedDemoTogether({ db: town }: Municipality, now: Temporal.Instant): Promise<boolean> {
  const db: Db<'inquiries'> = town
  if (await hasRequests(db)) return false
  const asked = now.subtract({ hours: 26 })
  const sections = new Map((await listSections(town, dateInTokyo(now))).map(({ code, id }) => [code, id]))
  for (const [place, { from, to, days, question, ...rest }] of REQUESTS.entries()) {
    const one = (await listConsulting(db, from, REQUESTS.length)).at(place)
    const clerk = one && (await findStaff(town, one.staffId, now))
    if (!one || !clerk || !sections.has(to)) continue
    const wished = dateInTokyo(asked).add({ days }).toString()
    const form = { asked: [String(sections.get(to))], question: [question], wished: [wished] }
    const [requestId] = await together.askOpinions(db, asked, clerk, one.id, form, randomUUID())
    const expertId = await findAnswerer(db, to)
    const expert = expertId === undefined ? undefined : await findStaff(town, expertId, now)
    if ('opinion' in rest && requestId !== undefined && expert)
      await together.giveOpinion(db, now.subtract({ hours: 2 }), expert, requestId, { opinion: [rest.opinion] })
  }
  const [one, other] = await listConsulting(db, 'ijuu', 2)
  const clerk = one && (await findStaff(town, one.staffId, now))
  if (one && other && clerk)
    await casework.linkConversations(db, now, clerk, one.id, {
      other: [String(other.id)],
      why: ['同じ空き家についての相談'],
    })
  return true
}
