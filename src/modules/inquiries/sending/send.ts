import { Counter } from 'prom-client'
import { enqueue, tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Tx } from '#lib/db/connect.ts'
import { reckonTurnsOf } from '../conversations/turn.queries.ts'
import { writePointer } from '../confidential/pointers.ts'
import { keepSentIds } from '../quoting/quotes.queries.ts'
import { answerWithin, findChannel, type LineChannel } from '../line/channel.ts'
import { answerOf } from './answer-of.ts'
import { type Answer, outcomeOf } from './outcome.ts'
import { beginNext, pushInstead, type Sending, settle } from './sendings.queries.ts'

/** A reply is only begun while its token lives long enough for one more try after a silence. */
const REPLY_NEEDS_SECONDS = 15

/** The job that sends what waits in a conversation, oldest first. One runs at a time; a waiting one is not doubled. */
export const wakeSender = (tx: Tx<'inquiries'>, conversationId: number, runAt?: Temporal.Instant): Promise<void> =>
  enqueue(
    tx,
    'inquiries.send',
    { conversationId },
    { queue: `inquiries.send:${conversationId}`, key: `inquiries.send:${conversationId}`, runAt },
  )

const BACK_ON_LINE = '相談が LINE に戻ったので、町のページの案内は送りませんでした'

export function sendTask(program: Program): Task {
  const sent = new Counter({
    name: 'line_requests_total',
    help: 'Sending requests to LINE, by way and outcome',
    labelNames: ['via', 'outcome'],
    registers: [program.metrics],
  })
  return async (municipality, payload) => {
    const conversationId = Number(payload['conversationId'])
    for (;;) {
      const sending = await beginNext(
        municipality.db,
        conversationId,
        program.clock().add({ seconds: REPLY_NEEDS_SECONDS }),
      )
      if (!sending) return
      const { replyToken, freeOnly, attempts, createdAt, replyUntil } = sending
      const via = replyToken ? 'reply' : 'push'
      const channel = await findChannel(program, municipality)
      const request = await written(program, municipality, sending)
      const answer = channel && request ? await ask(channel, request, program.linePatience) : { status: 401 }
      const now = program.clock()
      const attempt = { via, attempts, createdAt, replyUntil: replyUntil ?? undefined, freeOnly } as const
      const outcome = request ? outcomeOf(attempt, answer, now) : ({ kind: 'failed', why: BACK_ON_LINE } as const)
      sent.inc({ via, outcome: outcome.kind })
      await municipality.db.transaction().execute(async (tx) => {
        if (outcome.kind === 'accepted') {
          await settle(tx, sending.id, { via }, now)
          await keepSentIds(tx, sending.id, answer.sent ?? [])
        }
        if (outcome.kind === 'failed') {
          await settle(tx, sending.id, { failure: outcome.why }, now)
          await reckonTurnsOf(tx, now, sending.id)
        }
        if (outcome.kind === 'push instead') await pushInstead(tx, sending.id)
        if (outcome.kind === 'again') {
          await wakeSender(tx, conversationId, Temporal.Now.instant().add({ seconds: outcome.inSeconds }))
        }
        await tellScreens(tx, `inquiries:${sending.sectionId}`)
      })
      if (outcome.kind === 'again') return
    }
  }
}

/** What LINE is given: the words as they were queued; of a page that the talk goes on on, only where it is, while it does. */
async function written(program: Program, municipality: Municipality, sending: Sending): Promise<Sending | undefined> {
  const { carries } = sending
  if (carries === 'words' || carries === 'notice') return sending
  const maker = { secretKey: program.settings.SECRET_KEY, slug: municipality.slug }
  const request = await writePointer(maker, municipality, program.clock(), sending, carries)
  return request && { ...sending, request }
}

function ask({ api }: LineChannel, sending: Sending, patience: Program['linePatience']): Promise<Answer> {
  const { replyToken, request: messages, lineUserId: to, retryKey } = sending
  return replyToken
    ? answerOf(answerWithin(patience.reply, api.replyMessageWithHttpInfo({ replyToken, messages })))
    : answerOf(answerWithin(patience.push, api.pushMessageWithHttpInfo({ to, messages }, retryKey)))
}
