import { record } from '#kernel/audit/record.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { isOff, KEPT, LOST, spent, wordOf } from './ask-machine.ts'
import { compose, type Request } from './compose.ts'
import { LONGEST_ANSWER, readDraft } from './machine.ts'
import { claimCall, holdModel, type Model, noteFailed } from './model.queries.ts'
import { lengthOf } from './prompts.ts'
import { askTheModel } from './reach-model.ts'
import {
  findText,
  type Held,
  holdText,
  isKeptFromMachines,
  type Outcome,
  putAwayBefore,
  readItsConversation,
  setEnded,
  setSent,
} from './texts.queries.ts'

const NOTHING: Record<Held['use'], string> = {
  draft: 'よくある質問に、この相談の答えは見つかりませんでした。下書きは作っていません。',
  summary: '要約するやりとりが、もうありません。',
  reading: '翻訳するメッセージが、もうありません。',
  plain: LOST,
  translation: LOST,
}

/**
 * Asks the model what somebody wanted of it. Once: what was sent and brought nothing is told, never sent again. The transaction that
 * counts and records it ends before anything is sent; what was erased, moved or made confidential meanwhile is not.
 */
export function thinkTask(program: Program): Task {
  return async (municipality, payload) => {
    const { db } = municipality
    const text = await findText(db, Number(payload['id']))
    if (text?.state === 'sent') return end(program, db, text, { failure: LOST }) // we fell between sending and hearing
    if (text?.state !== 'asked') return
    const conversation = await readItsConversation(db, text.conversationId)
    const request = conversation && (await compose(db, text, conversation))
    if (!request) return end(program, db, text, { failure: NOTHING[text.use] })
    const model = await begin(program, db, text, request, conversation.residentId)
    if (!model) return
    await end(program, db, text, await outcomeOf(program, municipality, model, text, request))
  }
}

/** Counts and records it. @returns undefined where nothing may be sent, which whoever asked is told */
async function begin(
  program: Program,
  db: Db<'inquiries'>,
  { id }: Held,
  { messages }: Request,
  resident: number,
): Promise<Model | undefined> {
  const now = program.clock()
  return await db.transaction().execute(async (tx) => {
    const model = await holdModel(tx)
    const text = await holdText(tx, id)
    if (text?.state !== 'asked') return undefined
    const { use, conversationId, askedBy } = text
    const characters = lengthOf(messages)
    const failure = !model?.uses.includes(use)
      ? isOff(use)
      : (await isKeptFromMachines(tx, conversationId))
        ? KEPT
        : (await claimCall(tx, dateInTokyo(now), use, { characters, callsADay: model.callsADay }))
          ? undefined
          : spent(model.callsADay)
    if (failure || !model) {
      await setEnded(tx, now, id, { failure: failure ?? LOST })
      await tellScreens(tx, wordOf(use, text))
      return undefined
    }
    await setSent(tx, id)
    const detail = { resident, use, characters, model: model.model }
    await record(tx, now, `staff:${askedBy}`, 'conversation.machine_asked', `conversation:${conversationId}`, detail)
    return model
  })
}

async function outcomeOf(
  program: Program,
  municipality: Municipality,
  model: Model,
  { use }: Held,
  { messages, putBack, sources }: Request,
): Promise<Outcome> {
  const answer = await askTheModel(program, municipality, model, use, messages)
  if ('failure' in answer) return answer
  const read = use === 'draft' ? readDraft(answer.words, sources.length) : { body: answer.words, warning: '' }
  if ('failure' in read) return read
  // A sign becomes what it stands for only now: what it stands for cannot be taken for the number of a source.
  const body = maskIdentityNumbers(putBack(read.body)).text
  if (body.length > LONGEST_ANSWER) return { failure: '答えが長すぎました。もう一度お試しください。' }
  return { body, warning: read.warning, sources, model: model.model }
}

/** Nothing, where it was erased or withdrawn meanwhile. */
async function end(program: Program, db: Db<'inquiries'>, { id }: Held, outcome: Outcome): Promise<void> {
  const now = program.clock()
  await db.transaction().execute(async (tx) => {
    const text = await holdText(tx, id)
    if (!text || text.endedAt) return
    if ('failure' in outcome && text.state === 'sent') await noteFailed(tx, text.use)
    await setEnded(tx, now, id, outcome)
    await putAwayBefore(tx, now, text)
    await tellScreens(tx, wordOf(text.use, text))
  })
}
