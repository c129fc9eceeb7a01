import type { Tx } from '#lib/db/connect.ts'
import type { RulesOn } from '../book/read-planning.ts'
import { amountInWords, type Weighed } from './leave-left.ts'
import type { AskedRequest } from './read-request.ts'
import { firstDay, kindInWords, kindOfLeave, TELEWORK, timesInWords } from './request.ts'
import { listColleaguesOff } from './requests.queries.ts'

function amountOf({ unit }: AskedRequest, { took, dayMinutes }: Weighed): string {
  return unit === 'half' ? '半日' : amountInWords(took, dayMinutes)
}

/** What whoever decides needs to see: what it takes, what is left, and who else is away. */
export async function documentOf(
  tx: Tx<'attendance'>,
  now: Temporal.Instant,
  { staffId, sectionId }: { staffId: number; sectionId: number },
  asked: AskedRequest,
  { rulesOn, weighed }: { rulesOn: RulesOn; weighed: Weighed },
) {
  const rules = rulesOn(firstDay(asked))
  const title = kindInWords(rules, asked.kind)
  const kind = kindOfLeave(rules, asked.kind)
  const away = await listColleaguesOff(tx, { staffId, ...asked }, sectionId)
  const { before, after, dayMinutes } = weighed
  const lines = [
    { label: '種類', text: kind ? `${title}(${kind.article})` : title },
    { label: '期間', text: timesInWords(asked) },
    { label: '日数', text: amountOf(asked, weighed) },
  ]
  if (Temporal.Instant.compare(asked.from, now) < 0) lines.push({ label: '申請', text: '事後(済んだ時間の申請です)' })
  if (before !== undefined && after !== undefined)
    lines.push({ label: '残り', text: `${amountInWords(before, dayMinutes)} → ${amountInWords(after, dayMinutes)}` })
  lines.push({
    label: '同じ課の休み',
    text: away.map(({ name, state }) => `${name}${state === 'asked' ? '(申請中)' : ''}`).join('、') || 'いません',
  })
  if (asked.reason) lines.push({ label: asked.kind === TELEWORK ? 'することと連絡先' : '理由', text: asked.reason })
  return { title: `${title}(${timesInWords(asked)})`, lines }
}
