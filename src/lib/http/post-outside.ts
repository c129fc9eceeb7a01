import type { IncomingMessage } from 'node:http'
import { type Outside, outsideError, requestOutside } from './ask-outside.ts'

/** Nobody reads what is answered; whoever still writes is heard so far, as some end their work when nobody listens. */
const MOST_HEARD = 64 * 1024

/**
 * Posts to a server whose address somebody typed. Redirects are answers like every other.
 * @returns the status
 * @throws OutsideError
 */
export async function postOutside(
  url: URL,
  { body, headers }: { body: string; headers: Record<string, string> },
  { mayReach, patience }: Pick<Outside, 'mayReach' | 'patience'>,
): Promise<number> {
  const late = AbortSignal.timeout(patience)
  try {
    const answer = await requestOutside(url, mayReach, { signal: late, method: 'POST', headers, body })
    await hearOut(answer)
    return answer.statusCode ?? 0
  } catch (error) {
    throw outsideError(error, late)
  }
}

async function hearOut(answer: IncomingMessage): Promise<void> {
  let heard = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      heard += chunk.length
      if (heard > MOST_HEARD) return // leaving the loop ends the connection
    }
  } catch {
    // It has answered: how that ended is no matter.
  }
}
