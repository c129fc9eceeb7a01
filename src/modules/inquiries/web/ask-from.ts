import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { networkOf } from '#kernel/http/rate-limit.ts'
import { goingOn } from '#kernel/http/reader-language.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { writtenFor } from '#lib/text/language.ts'
import { offerAnswers } from '../faq/finding/find-answers.ts'
import { noteUnoffered } from '../faq/gaps/note-unanswered.ts'
import { countOffer } from '../faq/offers/offer-answers.ts'
import { setAsked } from '../faq/offers/offers.queries.ts'
import { type Posted, readPosted } from '../sending/read-posted.ts'
import { askPage } from './asking.pages.tsx'
import { refuseFlood, refuseMails } from './floods.ts'
import { type Here, signedInResident } from './here.ts'
import { conversations } from './open.ts'
import { filesOf, keepsForm, said } from './posted-form.ts'
import { readQuestion } from './read-question.ts'

/**
 * Opens a conversation: about the matter, or about anything. What may answer it already is offered first, once; not to whoever chose
 * files, which a form that is shown again would lose. @returns where it goes on, or what is offered
 */
async function open(
  program: Program,
  c: Context<SiteEnv>,
  posted: Posted,
  { href, matter, lang }: Partial<Here>,
  signedIn: number | undefined,
) {
  const db: Db<'inquiries'> = c.var.db
  const { words, key } = posted
  const residentId = matter ? (matter.residentId ?? undefined) : signedIn
  const known = { person: residentId !== undefined || Boolean(matter?.name), email: matter?.email ?? undefined }
  const { name, email } = readQuestion(posted, known)
  const person = residentId !== undefined ? { residentId } : { name: matter?.name || name }
  const written = writtenFor(lang ?? 'ja')
  const asked = matter || posted.hadFiles || words('to') === 'staff' ? '' : posted.text
  const offered = await offerAnswers(db, written, asked)
  const network = networkOf(c.var.address)
  if (offered.length > 0) return countOffer(db, c.var.now, network, written, offered)
  await refuseFlood(c, true)
  if (email) await refuseMails(c, email)
  const files = await filesOf(program, c, posted)
  const opened = await db.transaction().execute(async (tx) => {
    await setAsked(tx, c.var.now, words('offer'))
    const begun = await conversations.open(tx, c.var.municipality, c.var.now, {
      person,
      by: 'asker',
      words: posted.text,
      files,
      key,
      email,
      lang,
      ...(matter && {
        sectionId: matter.sectionId,
        about: { subject: c.req.param('which')!, title: matter.title },
      }),
    })
    if (asked) await noteUnoffered(tx, c.var.now, asked, begun)
    return begun
  })
  return href ?? (residentId === undefined ? opened.href : (`/inquiries/${opened.id}` as const))
}

/** All that is wrong, one by one, as each is told in the language of the form. */
const eachOf = (refusal: Refusal): Refusal[] =>
  refusal.mistakes.length > 1
    ? refusal.mistakes.map(({ field, message }) => new Refusal(refusal.status, message, field))
    : [refusal]

/** 相談する: the form of whoever asks, from wherever they begin. */
export async function askFrom(program: Program, c: Context<SiteEnv>, here: Partial<Here>) {
  const signedIn = await signedInResident(program, c)
  const posted = await readPosted(c)
  const to = await orRefusal(open(program, c, posted, here, signedIn))
  if (typeof to === 'string') return c.redirect(goingOn(c, `${to}?done=sent#sent`), 303)
  if (to instanceof Refusal && !keepsForm(to)) throw to
  const lang = here.lang ?? 'ja'
  return askPage(program, c, {
    lang,
    matter: here.matter,
    action: goingOn(c, here.href ?? '/inquiries'),
    signedIn: signedIn !== undefined,
    typed: { name: posted.words('name'), text: posted.text, email: posted.words('email') },
    ...(to instanceof Refusal
      ? {
          refusal: {
            status: to.status,
            errors: eachOf(to).map((one) => ({ field: one.field ?? 'text', message: said(lang, one, posted) })),
          },
          toStaff: posted.words('to') === 'staff',
          offer: posted.words('offer'),
        }
      : { offered: to.faqs, offer: to.key }),
  })
}
