import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { answerError } from '#kernel/http/faults.tsx'
import { readerOf } from '#kernel/http/reader-language.ts'
import { Refusal } from '#lib/refusal.ts'
import { refusalIn } from './refusal-words.ts'

/** A refusal that no form shows has a page of its own. */
export function answerInLanguage(error: Error, c: Context<SiteEnv>) {
  const lang = c.get('lang') ?? readerOf(c)
  c.set('lang', lang)
  return answerError(error instanceof Refusal ? new Refusal(error.status, refusalIn(lang, error)) : error, c)
}
