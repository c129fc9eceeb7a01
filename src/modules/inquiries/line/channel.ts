import { HTTPFetchError, messagingApi } from '@line/bot-sdk'
import { findSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'

const { MessagingApiBlobClient, MessagingApiClient } = messagingApi

const MEMORY_MS = 5_000
const secrets = new WeakMap<Municipality, { secret: string | undefined; until: number }>()

/** チャネルシークレット of the municipality's LINE account. Remembered for five seconds: every webhook asks for it. */
export async function channelSecret(program: Program, municipality: Municipality): Promise<string | undefined> {
  const known = secrets.get(municipality)
  if (known && known.until > performance.now()) return known.secret
  const secret = await findSecret(municipality.db, program.sealer, 'line.channel_secret')
  secrets.set(municipality, { secret, until: performance.now() + MEMORY_MS })
  return secret
}

export interface LineChannel {
  api: messagingApi.MessagingApiClient
  blob: messagingApi.MessagingApiBlobClient
}

/** LINE's own SDK, pointed at where LINE is; undefined where no access token was entered. */
export async function findChannel(program: Program, municipality: Municipality): Promise<LineChannel | undefined> {
  const channelAccessToken = await findSecret(municipality.db, program.sealer, 'line.channel_access_token')
  if (!channelAccessToken) return undefined
  return {
    api: new MessagingApiClient({ channelAccessToken, baseURL: program.settings.LINE_API_BASE_URL }),
    blob: new MessagingApiBlobClient({ channelAccessToken, baseURL: program.settings.LINE_DATA_API_BASE_URL }),
  }
}

/** LINE did not answer in time: whether it took the request is not known. */
export class NoAnswer extends Error {}

/** The SDK waits for ever; we do not. @throws NoAnswer after `ms` */
export async function answerWithin<T>(ms: number, request: Promise<T>): Promise<T> {
  request.catch(() => {}) // it may fail after we gave up
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`LINE did not answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([request, late])
  } finally {
    clearTimeout(timer)
  }
}

/** HTTP status of LINE's answer; undefined where there was none. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof HTTPFetchError ? error.status : undefined
