import { record } from '#kernel/audit/record.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Said } from '#lib/llm/ask-chat.ts'
import { Refusal } from '#lib/refusal.ts'
import { maskPersonal } from '#lib/text/mask-personal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { claimCall, holdModel, noteFailed } from './model.queries.ts'
import { lengthOf, type Material, promptOf, textsOf } from './prompts.ts'
import { spent } from './ask-machine.ts'
import { askTheModel } from './reach-model.ts'

/** Invented: nobody is called so, lives there or has that number. */
const EXAMPLE: Material = {
  use: 'draft',
  said: [
    {
      by: 'resident',
      words:
        '架空町の窓口花子と申します。ソファを捨てたいのですが、どうすればよいですか。住所は架空町1234番地の5、電話は 0980-00-0100、hanako@example.jp です。',
    },
  ],
  sources: [
    { question: '粗大ごみの出し方', answer: '粗大ごみは、収集日の3日前までに電話で予約してください。1点500円です。' },
  ],
  original: '',
  language: null,
  lang: 'ja',
}

/** What the example is when it is sent, word for word. */
function exampleRequest(): { messages: Said[]; putBack: (answer: string) => string } {
  const { texts, putBack } = maskPersonal(textsOf(EXAMPLE), ['窓口 花子'])
  return { messages: promptOf(EXAMPLE, texts), putBack }
}

export interface Trial {
  messages: Said[]
  outcome: { words: string } | { failure: string }
}

/** 試す: asks for the invented example, of nobody. It counts as a call. @throws Refusal 409 */
export async function tryModel(program: Program, municipality: Municipality, staffId: number): Promise<Trial> {
  const { db } = municipality
  const { messages, putBack } = exampleRequest()
  const now = program.clock()
  const model = await db.transaction().execute(async (tx) => {
    const held = await holdModel(tx)
    if (!held) throw new Refusal(409, '先に、つなぐ先を入力して保存してください。', 'url')
    const call = { characters: lengthOf(messages), callsADay: held.callsADay }
    if (!(await claimCall(tx, dateInTokyo(now), 'trial', call)))
      throw new Refusal(409, spent(held.callsADay), 'callsADay')
    const detail = { characters: call.characters, model: held.model }
    await record(tx, now, `staff:${staffId}`, 'language_model.tried', 'inquiries:language_model', detail)
    return held
  })
  const answer = await askTheModel(program, municipality, model, 'trial', messages)
  if ('failure' in answer) await noteFailed(db, 'trial')
  return { messages, outcome: 'words' in answer ? { words: putBack(answer.words) } : answer }
}
