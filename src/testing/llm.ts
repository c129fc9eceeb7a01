// For tests: a language model on this machine, which hears what it is asked and answers as the test says.
import { after } from 'node:test'
import { type Asked, type Behave, serveModel } from '../../simulators/llm/serve.ts'
import { answerTo } from '../../simulators/llm/answer.ts'
import type { TestTown } from './town.ts'

export interface HeardModel {
  url: string
  heard: Asked[]
  /** How it answers; by its plain rule where nothing else is said. */
  behave: Behave | undefined
}

export async function languageModel(): Promise<HeardModel> {
  const model: HeardModel = { url: '', heard: [], behave: undefined }
  const { url, close } = await serveModel(0, (asked, answer) => {
    model.heard.push(asked)
    return model.behave ? model.behave(asked, answer) : answerTo(asked.messages)
  })
  model.url = url
  after(close)
  return model
}

/** Switches it on for everything, as whoever has the settings does. */
export async function switchOn(
  town: TestTown,
  url: string,
  more: Record<string, string | string[]> = {},
): Promise<void> {
  const uses = ['draft', 'summary', 'plain', 'translation', 'reading']
  const fields = { url, model: 'test-model', key: '', uses, callsADay: '200', version: '0', ...more }
  const answer = await town.post('/console/settings/language-model', fields, 'ishii')
  if (answer.status !== 303) throw new Error(`the model was not switched on: ${answer.status}`)
}
