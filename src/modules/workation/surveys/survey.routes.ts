import { type Context, Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import type { Language } from '../language.ts'
import { again } from '../offers/editing.routes.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { SITE } from '../site/words.ts'
import { findByLink } from '../stays/stays.queries.ts'
import { answerSurvey } from './answer-survey.ts'
import { surveyPage } from './survey.page.tsx'
import { SURVEY } from './survey-words.ts'

const PATH = '/stays/:token/survey'

/** The survey of a stay, for whoever holds an address of it. */
export function surveyRoutes(program: Program, language: Language) {
  const stayOf = async (c: Context<SiteEnv>) => {
    const stay = await findByLink(c.var.db, c.var.now, c.req.param('token') ?? '')
    if (!stay) throw new Refusal(404, SURVEY[language].nowhere)
    return stay
  }
  return new Hono<SiteEnv>()
    .get(PATH, async (c) => surveyPage(program, c, language, await stayOf(c)))
    .post(PATH, async (c) => {
      const [{ typed }, { db, now }, stay] = [await readTyped(c), c.var, await stayOf(c)]
      const done = await orRefusal(answerSurvey(db, now, stay, language, typed))
      if (done instanceof Refusal) return surveyPage(program, c, language, stay, again(typed, done))
      return c.redirect(`${SITE[language]}/stays/${c.req.param('token')}/survey`, 303)
    })
}
