import type { Context } from 'hono'
import { Refusal } from '#lib/refusal.ts'
import { FAULTS } from './fault-words.ts'
import { toldIn } from './reader-language.ts'

/** What was sent comes from no page as we make them now. */
export function stalePage(c: Context, status: 400 | 403): Refusal {
  const lang = toldIn(c)
  c.set('lang', lang)
  return new Refusal(status, FAULTS[lang].stale)
}
