import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, tidy, type Typed, versionIn } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { faqHref, readFaq, STATES, type State } from './faq.ts'
import { type Again, faqPage } from './faq.page.tsx'
import { faqsPage, PER_PAGE } from './faqs.page.tsx'
import { countFaqs, getFaq, listCategories, listFaqs } from './faqs.queries.ts'
import { fileRoutes } from './files/files.routes.ts'
import { type Gap, idsIn } from './gaps/gap.ts'
import { listGapsOf } from './gaps/gaps.queries.ts'
import { gapRoutes } from './gaps/gaps.routes.ts'
import { fromIn } from './list-pager.tsx'
import { publishFaq, withdrawFaq } from './publish-faq.ts'
import { changeFaq, listOwnSections, refuseNonWriters, writeFaq } from './save-faq.ts'
import { readNext } from './reviews/review.ts'
import { reviewFaq } from './reviews/review-faq.ts'
import { listReviews } from './reviews/reviews.queries.ts'
import { setRoutes } from './sets/sets.routes.ts'
import { synonymRoutes } from './synonyms/synonyms.routes.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { idIn } from '#lib/text/whole-number.ts'

const ONE = '/:id{[0-9]{1,15}}'

const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))
const stateIn = (asked: string | undefined): State | undefined =>
  asked !== undefined && Object.hasOwn(STATES, asked) ? (asked as State) : undefined

/** What was wrong, for the form that shows it again. @throws the refusal that no form can mend */
function againWith(refusal: Refusal, typed?: Typed): Again {
  if (refusal.status !== 409 && refusal.status !== 422) throw refusal
  return { typed, errors: refusal.mistakes, status: refusal.status }
}

/** A new one, in the words in which it was asked. */
const begunFor = ({ words, lang }: Gap): Again => ({
  typed: { question: [maskIdentityNumbers(tidy(words)).text], lang: [lang] },
  errors: [],
})

/** 「よくある質問」 in the staff console: /console/faq. */
export function faqRoutes(program: Program) {
  const show = async (c: Context<ConsoleEnv>, id: number | undefined, again?: Again, gaps?: string) => {
    const { db, now, staff } = c.var
    const [sections, categories] = [await listOwnSections(db, now, staff), await listCategories(db)]
    return faqPage(program, c, {
      ...(id !== undefined && { faq: await getFaq(db, staff, id), reviews: await listReviews(db, id) }),
      sections,
      categories,
      again,
      gaps,
    })
  }
  const act = (use: typeof publishFaq, done: string) => async (c: Context<ConsoleEnv>) => {
    const { typed } = await readTyped(c)
    const { db, now, staff } = c.var
    const result = await orRefusal(use(db, now, staff, { id: idOf(c), version: versionIn(typed) }))
    if (result instanceof Refusal) return show(c, idOf(c), againWith(result))
    return c.redirect(`${faqHref(idOf(c))}?done=${done}`, 303)
  }

  return new Hono<ConsoleEnv>()
    .use(async (c, next) => {
      refuseNonWriters(c.var.staff)
      await next()
    })
    .get('/', async (c) => {
      const state = stateIn(c.req.query('state'))
      const due = c.req.query('review') === 'due'
      const { db, now, staff } = c.var
      const from = fromIn(c.req.query('from'), PER_PAGE)
      const which = { state, dueBy: due ? dateInTokyo(now) : undefined }
      const [faqs, count] = [
        await listFaqs(db, staff, { ...which, from, limit: PER_PAGE }),
        await countFaqs(db, staff, which),
      ]
      return faqsPage(program, c, { faqs, count, from, state, due })
    })
    .route('/', setRoutes(program))
    .route('/', synonymRoutes(program))
    .route('/', fileRoutes(program))
    .route('/', gapRoutes(program))
    .get('/new', async (c) => {
      const gaps = c.req.query('gaps') ?? ''
      const [first] = await listGapsOf(c.var.db, c.var.staff, idsIn(gaps))
      return first ? show(c, undefined, begunFor(first), gaps) : show(c, undefined)
    })
    .post('/', async (c) => {
      const { typed } = await readTyped(c)
      const { db, now, staff } = c.var
      const gaps = firstOf(typed, 'gaps')
      const section = idIn(firstOf(typed, 'section'))
      const write = async () => writeFaq(db, now, staff, readFaq(typed), section, idsIn(gaps))
      const id = await orRefusal(write())
      if (id instanceof Refusal) return show(c, undefined, againWith(id, typed), gaps)
      return c.redirect(`${faqHref(id)}?done=written`, 303)
    })
    .get(ONE, (c) => show(c, idOf(c)))
    .post(ONE, async (c) => {
      const { typed } = await readTyped(c)
      const { db, now, staff } = c.var
      await getFaq(db, staff, idOf(c)) // whoever may not see it is told that, before what is wrong with the words
      const change = async () => changeFaq(db, now, staff, { id: idOf(c), version: versionIn(typed) }, readFaq(typed))
      const changed = await orRefusal(change())
      if (changed instanceof Refusal) return show(c, idOf(c), againWith(changed, typed))
      return c.redirect(`${faqHref(idOf(c))}?done=changed`, 303)
    })
    .post(`${ONE}/publications`, act(publishFaq, 'published'))
    .post(`${ONE}/withdrawal`, act(withdrawFaq, 'withdrawn'))
    .post(`${ONE}/reviews`, async (c) => {
      const { typed } = await readTyped(c)
      const { db, now, staff } = c.var
      await getFaq(db, staff, idOf(c))
      const review = async () =>
        reviewFaq(db, now, staff, { id: idOf(c), version: versionIn(typed) }, readNext(typed, now))
      const reviewed = await orRefusal(review())
      if (reviewed instanceof Refusal) return show(c, idOf(c), { ...againWith(reviewed), next: firstOf(typed, 'next') })
      return c.redirect(`${faqHref(idOf(c))}?done=reviewed`, 303)
    })
}
