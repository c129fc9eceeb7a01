import { z } from 'zod'

/** 本人確認の済んだ人: who somebody is, in the words of a service that read it from their identity card. */
export interface ConfirmedPerson {
  name: string
  address?: string
  /** As on the card: YYYY-MM-DD. */
  birthdate?: string
  gender?: string
}

const words = (longest: number) => z.string().trim().min(1).max(longest)

// OpenID Connect Core 5.1: an address is an object, of which `formatted` is the whole; some services send the words alone.
const address = z.union([words(300), z.object({ formatted: words(300) }).transform(({ formatted }) => formatted)])

const claims = z.object({
  name: words(100),
  address: address.optional().catch(undefined),
  birthdate: z.iso.date().optional().catch(undefined),
  gender: words(30).optional().catch(undefined),
})

/** Undefined where it names nobody: then nothing is confirmed. */
export function readConfirmed(said: unknown): ConfirmedPerson | undefined {
  const read = claims.safeParse(said)
  if (!read.success) return undefined
  const given = Object.entries(read.data).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as unknown as ConfirmedPerson
}

/** The scopes that bring all of it: the four items of a card by their own names (デジタル認証アプリ), or the standard's own. */
export function scopesOf(confirms: boolean, offered: readonly string[] = []): string {
  if (!confirms) return 'openid profile'
  const card = ['name', 'address', 'birthdate', 'gender']
  return ['openid', ...(card.every((one) => offered.includes(one)) ? card : ['profile', 'address'])].join(' ')
}
