import { record } from '#kernel/audit/record.ts'
import type { Opened, Opening } from '#kernel/conversations/conversations.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Tx } from '#lib/db/connect.ts'
import type { Language } from '#lib/text/language.ts'
import { conversations } from '../web/open.ts'
import { insertReport } from './reports.queries.ts'
import { REPORTED } from './state-words.ts'
import type { Filled } from './street-report.ts'

/** The first message of its conversation. The kind stays as the town calls it, so that staff know it too. */
function inWords({ kind, address, words }: Filled, lang: Language): string {
  const said = REPORTED[lang]
  const lines = [said.reported.replace('{kind}', () => kind.name), `${said.place}: ${address || said.onMap}`, words]
  return lines.filter(Boolean).join('\n')
}

/** 通報する: opens a conversation with the section that answers for the kind. The same form sent twice is once. @throws Refusal 409 */
export async function makeReport(
  tx: Tx<'inquiries'>,
  town: Municipality,
  now: Temporal.Instant,
  filled: Filled,
  sent: Pick<Opening, 'person' | 'files' | 'key' | 'email'> & { lang: Language },
): Promise<Opened> {
  const { kind, place, address } = filled
  const opening: Opening = { ...sent, by: 'asker', words: inWords(filled, sent.lang), sectionId: kind.sectionId }
  const opened = await conversations.open(tx as unknown as Tx, town, now, opening)
  const resident = await insertReport(tx, now, { conversationId: opened.id, kindId: kind.id, place, address })
  if (resident !== undefined) {
    const detail = { resident, kind: kind.name }
    await record(tx, now, `resident:${resident}`, 'street_report.made', `conversation:${opened.id}`, detail)
  }
  return opened
}
