import { HTTPFetchError } from '@line/bot-sdk'
import type { Answer } from './outcome.ts'

interface Answered {
  httpResponse: { status: number }
  /** Of a reply or a push: what it sent. */
  body?: { sentMessages?: { id: string }[] } | object
}

/** What LINE said to a request; no status where it said nothing. */
export async function answerOf(request: Promise<Answered>): Promise<Answer> {
  try {
    const { httpResponse, body } = await request
    return { status: httpResponse.status, ...idsIn(body) }
  } catch (error) {
    if (error instanceof HTTPFetchError) return { status: error.status, ...saidIn(error.body) }
    return { status: undefined }
  }
}

/** What a refusal says; of a push that was taken before, what it sent then. */
function saidIn(body: string): Pick<Answer, 'message' | 'sent'> {
  try {
    const said = JSON.parse(body) as { message?: unknown }
    return { message: String(said.message ?? ''), ...idsIn(said) }
  } catch {
    return { message: body }
  }
}

function idsIn(body: object | undefined): Pick<Answer, 'sent'> {
  const { sentMessages } = (body ?? {}) as { sentMessages?: { id: string }[] }
  return sentMessages ? { sent: sentMessages.map(({ id }) => id) } : {}
}
