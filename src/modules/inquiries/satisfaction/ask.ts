import { askerWord } from '#kernel/conversations/conversations.ts'
import { record } from '#kernel/audit/record.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { findStandingPage } from '../confidential/stays.queries.ts'
import { holdAddressee } from '../held/held.queries.ts'
import { insertSaid } from '../sending/outgoing.queries.ts'
import { wakeSender } from '../sending/send.ts'
import { insertSending } from '../sending/sendings.queries.ts'
import { textOnTheWire } from '../sending/wire.ts'
import { takeTurn } from '../web/asked.queries.ts'
import { tellAsker } from '../web/tell-asker.ts'
import { withButtons } from './on-the-wire.ts'
import { holdQuestion, lapseQuestions, listToAsk, setAsked, wasAskedLately } from './questions.queries.ts'
import { isAskingHour, type Question } from './satisfaction.ts'
import { wordsOf } from './terms.queries.ts'

/** 満足度をきく: asks whoever is to be asked, unless it is night; then the morning does. */
export const askSatisfactionTask =
  (program: Program): Task =>
  async (municipality) => {
    const db: Db<'inquiries'> = municipality.db
    if (!isAskingHour(program.clock())) return
    const failed: unknown[] = []
    for (const question of await listToAsk(db))
      await db
        .transaction()
        .execute((tx) => ask(tx, municipality, program.clock(), question))
        .catch((error: unknown) => failed.push(error))
    if (failed.length > 0) throw failed[0] // it is tried again; the others were asked
  }

async function ask(tx: Tx<'inquiries'>, town: Municipality, now: Temporal.Instant, seen: Question): Promise<void> {
  const to = await holdAddressee(tx, seen.conversationId)
  const question = await holdQuestion(tx, seen)
  if (question.askedAt || question.lapsedAt) return
  // What goes on on the town's page was not closed with the talk.
  if (to.channel === 'line' && (await findStandingPage(tx, to.id))) return lapseQuestions(tx, now, to.id)
  await takeTurn(tx, `satisfaction:${question.residentId}`)
  const words = (await wordsOf(tx, question.sectionId))?.[question.lang]
  if (words === undefined || (await wasAskedLately(tx, question.residentId, now)))
    return lapseQuestions(tx, now, question.conversationId)
  const message = { kind: 'notice', body: words } as const
  const messageId =
    to.channel === 'line'
      ? await insertSaid(tx, to.id, message, {
          by: 'system',
          at: now,
          sendingId: await insertSending(tx, to.id, withButtons(question)(textOnTheWire(words)), now),
        })
      : await insertSaid(tx, to.id, message, {
          by: 'system',
          at: now,
          ...(await tellAsker(tx, town, now, to, 'satisfaction')),
        })
  await setAsked(tx, now, question.id, messageId)
  if (to.channel === 'line') await wakeSender(tx, to.id)
  await tellScreens(tx, `inquiries:${to.sectionId}`)
  await tellScreens(tx, askerWord(to.id))
  const about = { resident: question.residentId, question: question.id }
  await record(tx, now, 'system:worker', 'conversation.satisfaction_asked', `conversation:${to.id}`, about)
}
