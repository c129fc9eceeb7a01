// A language model behind any server that speaks the chat completions protocol of OpenAI: a company's, or one of one's own (vLLM, Ollama, llama.cpp).
import { z } from 'zod'
import { jsonOf, type Outside, type OutsideFault, outsideError, requestOutside } from '../http/ask-outside.ts'

export interface ChatModel extends Pick<Outside, 'mayReach' | 'patience'> {
  /** What stands before `/chat/completions`: `https://api.example.jp/v1`. */
  url: string
  model: string
  key?: string | undefined
}

export interface Said {
  role: 'system' | 'user'
  content: string
}

/** Why there is no answer. */
export type ChatFault =
  | OutsideFault
  | 'moved'
  | 'refused-key'
  | 'not-there'
  | 'busy'
  | 'failed'
  | 'unreadable'
  | 'cut-short'

export class ChatError extends Error {
  readonly fault: ChatFault
  constructor(fault: ChatFault, cause?: unknown) {
    super(`language model: ${fault}`, { cause })
    this.fault = fault
  }
}

/** Answers are a page of text: what is larger is none. */
const LIMITS = { largest: 1024 * 1024, deepest: 20, most: 10_000 }

const Answer = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string().nullish() }))
    .min(1),
})

/** Some models think aloud first. */
const THOUGHT = /^\s*<think>[\s\S]*?<\/think>/

const faultOf = (status: number): ChatFault | undefined => {
  if (status >= 200 && status < 300) return undefined
  if (status >= 300 && status < 400) return 'moved' // what is asked holds what residents wrote: it goes nowhere else
  if (status === 401 || status === 403) return 'refused-key'
  if (status === 404) return 'not-there'
  return status === 429 || status === 503 ? 'busy' : 'failed'
}

/**
 * Asks once; nothing is tried again, so that nobody is charged twice. Only what every such server knows is sent: no temperature, no
 * length, which some refuse.
 * @returns words, as they are: they come from outside
 * @throws ChatError
 */
export async function askChat({ url, model, key, mayReach, patience }: ChatModel, messages: Said[]): Promise<string> {
  const late = AbortSignal.timeout(patience)
  const body = JSON.stringify({ model, messages, stream: false })
  const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) }
  try {
    const address = new URL(`${url.replace(/\/+$/, '')}/chat/completions`)
    const answer = await requestOutside(address, mayReach, { signal: late, method: 'POST', headers, body })
    const fault = faultOf(answer.statusCode ?? 0)
    if (fault) {
      answer.destroy()
      throw new ChatError(fault)
    }
    return wordsIn((await jsonOf(answer, LIMITS)).json)
  } catch (error) {
    if (error instanceof ChatError) throw error
    throw new ChatError(outsideError(error, late).fault, error)
  }
}

function wordsIn(json: unknown): string {
  const read = Answer.safeParse(json)
  const [choice] = read.data?.choices ?? []
  if (!choice) throw new ChatError('unreadable')
  const words = choice.message.content.replace(THOUGHT, '').replaceAll('\0', '').toWellFormed().trim()
  if (choice.finish_reason === 'length') throw new ChatError('cut-short')
  if (!words) throw new ChatError('unreadable')
  return words
}
