import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { SiteEnv } from '#kernel/http/env.ts'
import { FORM } from '#kernel/http/form-words.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import { goingOn, languageFor } from '#kernel/http/reader-language.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { inEach } from '#lib/text/language.ts'
import { answerInLanguage } from '../web/answer-in-language.ts'
import { getHere } from '../web/here.ts'
import { RefusalInEach } from '../web/refusal-words.ts'
import { answerQuestion, askAgain, commentOn } from './answer.ts'
import { QuestionForm, type QuestionFormProps } from './question-form.tsx'
import { findLastOf, findQuestion } from './questions.queries.ts'
import { AGAIN, isAnswer, type Question } from './satisfaction.ts'
import { opens, readPage } from './signed.ts'
import { SATISFACTION } from './words.ts'

const OF_ASKER = '/inquiries/:which{[\\w:-]{1,80}}/satisfaction'
const OF_LINE = '/satisfaction/:key{[\\w-]{1,60}}'

const notFound = () =>
  new RefusalInEach(
    404,
    inEach((one) => SATISFACTION[one].notFound),
  )
const TRIES = { max: 60, per: { hours: 1 } }

const Form = z.object({ answer: z.string().max(20).optional(), comment: z.string().optional() })

const dbOf = (c: Context<SiteEnv>): Db<'inquiries'> => c.var.db

/** Whose address it is, in the language of its reader. @throws Refusal 404 */
async function questionAt(c: Context<SiteEnv>): Promise<Question> {
  const { id, mac } = readPage(c.req.param('key')!)
  const question = await findQuestion(dbOf(c), id)
  if (!question || !opens(question, mac)) throw notFound()
  const lang = languageFor(c, question.lang)
  c.set('lang', lang)
  return { ...question, lang }
}

const questionPage = (program: Program, c: Context<SiteEnv>, form: Omit<QuestionFormProps, 'now'>) => {
  const { lang } = form.question
  const { heading } = SATISFACTION[lang]
  c.header('X-Robots-Tag', 'noindex')
  return sitePage(program, c, {
    title: form.refused ? FORM[lang].wrong(heading) : heading,
    heading,
    lang,
    layout: 'card',
    status: form.refused ? 422 : form.late === undefined ? 200 : 409,
    children: <QuestionForm {...form} now={c.var.now} />,
  })
}

/** The question how it was, for whoever asked: on the page of their conversation, or at an address of its own that LINE brought. */
export function satisfactionRoutes(program: Program) {
  async function take(c: Context<SiteEnv>, question: Question, action: string, next: string) {
    await limit(c.var.db, c.var.now, `satisfaction-from:${networkOf(c.var.address)}`, TRIES)
    const { answer = '', comment } = await readForm(c, Form)
    const work = (): Promise<unknown> =>
      dbOf(c)
        .transaction()
        .execute(async (tx) => {
          if (answer === AGAIN) return askAgain(tx, c.var.now, question)
          if (isAnswer(answer)) return answerQuestion(tx, c.var.now, question, answer)
          return commentOn(tx, c.var.now, question, comment ?? question.comment)
        })
    const refused = await orRefusal(work())
    if (refused === 'over') return questionPage(program, c, { question, action, late: comment ?? '' })
    if (!(refused instanceof Refusal)) return c.redirect(next, 303)
    return questionPage(program, c, { question, action, refused: { message: refused.message, typed: comment ?? '' } })
  }

  return new Hono<SiteEnv>()
    .onError(answerInLanguage)
    .get(OF_LINE, async (c) => {
      const question = await questionAt(c)
      return questionPage(program, c, { question, action: goingOn(c, c.req.path) })
    })
    .post(OF_LINE, async (c) => {
      const action = goingOn(c, c.req.path)
      return take(c, await questionAt(c), action, action)
    })
    .get(OF_ASKER, async (c) => c.redirect(`${(await getHere(program, c)).href}#satisfaction`, 303))
    .post(OF_ASKER, async (c) => {
      const { asked, href, lang } = await getHere(program, c)
      const question = await findLastOf(dbOf(c), asked)
      if (!question) throw notFound()
      return take(c, { ...question, lang }, goingOn(c, `${href}/satisfaction`), goingOn(c, `${href}#satisfaction`))
    })
}
