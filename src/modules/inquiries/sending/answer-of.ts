import { HTTPFetchError } from '@line/bot-sdk'
import type { Answer } from './outcome.ts'

/** What LINE said to a request; no status where it said nothing. */
export async function answerOf(request: Promise<{ httpResponse: { status: number } }>): Promise<Answer> {
  try {
    return { status: (await request).httpResponse.status }
  } catch (error) {
    if (error instanceof HTTPFetchError) return { status: error.status, message: wordsOf(error.body) }
    return { status: undefined }
  }
}

function wordsOf(body: string): string {
  try {
    return String((JSON.parse(body) as { message?: unknown }).message ?? '')
  } catch {
    return body
  }
}
