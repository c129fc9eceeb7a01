import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { prepareFile } from '../sending/prepare-file.ts'
import { type Posted, sentence } from '../sending/read-posted.ts'
import { refusalIn } from './refusal-words.ts'

/** The files that came with a form, taken in. @throws Refusal 422 */
export async function filesOf(program: Program, c: Context<SiteEnv>, { files, misfit }: Posted) {
  if (misfit) throw misfit
  const received = []
  for (const file of files) received.push((await prepareFile(program, c.var.municipality, file)).file)
  return received
}

/** What was wrong with a form, in the language of whoever sent it. */
export const said = (lang: Language, refusal: Refusal, posted: Posted): string =>
  sentence({ message: refusalIn(lang, refusal, posted.text) }, posted, lang)

/** What was typed comes back, also to whoever has to wait before it can be sent. */
export const keepsForm = ({ field, status }: Refusal): boolean => field !== undefined || status === 429
