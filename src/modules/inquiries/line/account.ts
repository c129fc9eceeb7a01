import { askLineAccount } from '#kernel/municipality/line-account.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { findSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Program } from '#kernel/program.ts'
import { answerWithin } from './channel.ts'

/** 公式アカウント of the municipality, as residents find it. */
export interface LineAccount {
  name: string
  /** `@aozora`: what one searches for. */
  basicId: string
}

const FRESH_MS = 10 * 60_000
const AFTER_SILENCE_MS = 30_000
/** How long a page waits for LINE when nothing is known yet; afterwards what is known does until there is news. */
const PATIENCE_MS = 1_500

const known = new WeakMap<Municipality, { account: LineAccount | undefined; until: number }>()

/** The municipality's account, as LINE named it last; undefined where there is none, or LINE never answered. */
export async function lineAccount(program: Program, municipality: Municipality): Promise<LineAccount | undefined> {
  const last = known.get(municipality)
  if (last && last.until > performance.now()) return last.account
  known.set(municipality, { account: last?.account, until: performance.now() + AFTER_SILENCE_MS })
  const asking = ask(program, municipality)
  return last?.account ?? answerWithin(PATIENCE_MS, asking).catch(() => undefined)
}

async function ask(program: Program, municipality: Municipality): Promise<LineAccount | undefined> {
  const token = await findSecret(municipality.db, program.sealer, 'line.channel_access_token')
  const answer = token ? await askLineAccount(program.settings.LINE_API_BASE_URL, token) : undefined
  if (answer?.state !== 'accepted') return known.get(municipality)?.account
  known.set(municipality, { account: answer, until: performance.now() + FRESH_MS })
  return answer
}

/** Where a phone adds the account as a friend. LINE's stand-in of the demo answers at the same path. */
export function addFriendUrl({ basicId }: LineAccount, lineApi: string): string {
  const { hostname, origin } = new URL(lineApi)
  const standIn = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return `${standIn ? origin : 'https://line.me'}/R/ti/p/${encodeURIComponent(basicId)}`
}
