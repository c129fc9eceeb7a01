import { type Context, Hono } from 'hono'
import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed, versionIn } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { readInbox } from '../conversations/inbox-address.ts'
import { listOwnSections } from '../faq/save-faq.ts'
import { CANNED, readCanned } from './canned.ts'
import { type CannedForm, cannedListPage, cannedPage } from './canned.page.tsx'
import { getCanned, listCanned } from './canned.queries.ts'
import { choosePage } from './choose.page.tsx'
import { listFor } from './in-reply.ts'
import { changeCanned, writeCanned } from './save-canned.ts'

const ALL = '/inquiries/canned'
const ONE = `${ALL}/:canned{[0-9]{1,15}}`

/** Longer words are looked for by nobody. */
const LONGEST_SEARCH = 100

const idOf = (c: Context<ConsoleEnv>) => idIn(c.req.param('canned'))
const sectionIn = (typed: Typed): number | null =>
  firstOf(typed, 'section') === 'all' ? null : idIn(firstOf(typed, 'section'))

/** 定型文 in the staff console, behind the duty to answer. */
export function cannedRoutes(program: Program) {
  const show = async (c: Context<ConsoleEnv>, id: number | undefined, again?: CannedForm['again']) => {
    const { db, now, staff } = c.var
    return cannedPage(program, c, {
      ...(id !== undefined && { canned: await getCanned(db, staff, id) }),
      sections: await listOwnSections(db, now, staff),
      wholeTown: await coversWholeTown(db, staff, 'answer'),
      again,
    })
  }
  const showAgain = (c: Context<ConsoleEnv>, id: number | undefined, refusal: Refusal, typed?: Typed) => {
    const { status, mistakes: errors } = refusal
    if (status !== 409 && status !== 422) throw refusal
    return show(c, id, { ...(typed && { typed }), errors, status })
  }

  return new Hono<ConsoleEnv>()
    .get(ALL, async (c) => cannedListPage(program, c, await listCanned(c.var.db, c.var.staff)))
    .get(`${ALL}/new`, (c) => show(c, undefined))
    .post(ALL, async (c) => {
      const { typed } = await readTyped(c)
      const { db, now, staff } = c.var
      const write = async () => writeCanned(db, now, staff, readCanned(typed), sectionIn(typed))
      const id = await orRefusal(write())
      return id instanceof Refusal ? showAgain(c, undefined, id, typed) : c.redirect(`${CANNED}?done=written`, 303)
    })
    .get(ONE, (c) => show(c, idOf(c)))
    .post(ONE, async (c) => {
      const { typed } = await readTyped(c)
      const { db, now, staff } = c.var
      await getCanned(db, staff, idOf(c)) // whoever may not see it is told that, before what is wrong with the words
      const seen = { id: idOf(c), version: versionIn(typed) }
      const change = async () => changeCanned(db, now, staff, seen, readCanned(typed))
      const changed = await orRefusal(change())
      return changed instanceof Refusal
        ? showAgain(c, idOf(c), changed, typed)
        : c.redirect(`${CANNED}?done=changed`, 303)
    })
    .post(`${ONE}/retirement`, async (c) => {
      const { typed } = await readTyped(c)
      const { db, now, staff } = c.var
      const seen = { id: idOf(c), version: versionIn(typed) }
      const retired = await orRefusal(changeCanned(db, now, staff, seen, 'retire'))
      return retired instanceof Refusal ? showAgain(c, idOf(c), retired) : c.redirect(`${CANNED}?done=retired`, 303)
    })
    .get('/inquiries/:id{[0-9]+}/canned', async (c) => {
      const { db, now, staff } = c.var
      const conversation = await getThread(db, staff, Number(c.req.param('id')))
      const words = (c.req.query('words') ?? '').slice(0, LONGEST_SEARCH).toWellFormed()
      const found = await listFor(db, staff, conversation, words, now)
      return choosePage(program, c, { conversation, inbox: readInbox((name) => c.req.query(name)), words, found })
    })
}
