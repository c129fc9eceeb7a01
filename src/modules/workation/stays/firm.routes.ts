import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import type { Program } from '#kernel/program.ts'
import { digestOf } from '#lib/crypto/seal.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { findProposed } from '../itineraries/itineraries.queries.ts'
import { inLanguage, type Language } from '../language.ts'
import { again } from '../offers/editing.routes.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { book, changeBooking } from '../reservations/book.ts'
import { cancelStay } from '../reservations/cancel.ts'
import { FIRM } from '../reservations/firm-words.ts'
import { expireHolds, hold } from '../reservations/hold.ts'
import { findStanding } from '../reservations/reservations.queries.ts'
import { findShownName } from '../site/site.queries.ts'
import { SITE } from '../site/words.ts'
import { ask, readStay } from './ask.ts'
import { ASKING } from './asking-words.ts'
import { askPage } from './ask.page.tsx'
import { bookingPage, cancellationPage, readComing } from './booking.page.tsx'
import { giveStay } from './holder.ts'
import { type Shown, stayPage } from './stay.page.tsx'
import { findByLink } from './stays.queries.ts'
import { idIn } from '#lib/text/whole-number.ts'

const OPENED = { max: 10, per: { hours: 1 } }
const MAILS = { max: 5, per: { hours: 1 } }
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const itineraryIn = (typed: Typed): number => idIn(firstOf(typed, 'itinerary'))

/** @throws Refusal 422: whoever sends too often keeps what they wrote */
async function refuseFlood(c: Context<SiteEnv>, email: string, language: Language): Promise<void> {
  const counted = async () => {
    await limit(c.var.db, c.var.now, `workation-asked-from:${networkOf(c.var.address)}`, OPENED)
    await limit(c.var.db, c.var.now, `workation-mail:${digestOf(email).toString('base64url')}`, MAILS)
  }
  if ((await orRefusal(counted())) instanceof Refusal) throw new Refusal(422, FIRM[language].tooOften, 'email')
}

/** What is about to be booked, if everything of it is still held, or is to be changed. */
async function bookingOf(c: Context<SiteEnv>, { stay }: Shown) {
  await expireHolds(c.var.db, c.var.now)
  const [standing, itinerary] = await Promise.all([findStanding(c.var.db, stay.id), findProposed(c.var.db, stay.id)])
  if (!standing || !itinerary) return undefined
  const isSame = standing.itineraryId === itinerary.id
  return (standing.state === 'booked') === isSame ? undefined : { standing, itinerary }
}

/** What a firm does on the site: it asks, and goes on at an address that it alone has. */
export function firmRoutes(program: Program, language: Language) {
  const site = SITE[language]

  /** @throws Refusal 404 where nobody was given this address, or it is over */
  async function shownAt(c: Context<SiteEnv>): Promise<Shown> {
    const token = c.req.param('token')!
    const stay = await findByLink(c.var.db, c.var.now, token)
    if (!stay) throw new Refusal(404, FIRM[language].nowhere)
    // Whoever goes on in the other language is answered, and written to, in that one.
    return { stay: { ...stay, language }, token, language }
  }
  const to = (c: Context<SiteEnv>, token: string, done: string) =>
    c.redirect(`${site}/stays/${token}?done=${done}`, 303)

  /** Whoever comes from a place or a programme asks about it. */
  async function beginning(c: Context<SiteEnv>): Promise<string> {
    const offer = await findShownName(c.var.db, idIn(c.req.query('offer')))
    return offer ? ASKING[language].about(inLanguage(language, offer.name, offer.nameEn).text) : ''
  }

  return new Hono<SiteEnv>()
    .get('/ask', async (c) => askPage(program, c, language, { typed: { words: [await beginning(c)] } }))
    .post('/ask', async (c) => {
      const { typed } = await readTyped(c)
      const key = UUID.test(firstOf(typed, 'key')) ? firstOf(typed, 'key') : randomUUID()
      const { municipality, now } = c.var
      const sent = async () => {
        const asked = readStay(typed, language, dateInTokyo(now))
        await refuseFlood(c, asked.email, language)
        return await ask(program, municipality, now, { side: 'firm' }, { asked, key })
      }
      const done = await orRefusal(sent())
      if (done instanceof Refusal) return askPage(program, c, language, again(typed, done))
      return to(c, done.token, 'asked')
    })
    .get('/stays/:token', async (c) => {
      const shown = await shownAt(c)
      giveStay(program, c, shown.token)
      return stayPage(program, c, shown)
    })
    .post('/stays/:token/hold', async (c) => {
      const [{ typed }, shown] = [await readTyped(c), await shownAt(c)]
      const held = await orRefusal(hold(c.var.db, c.var.now, shown.stay, itineraryIn(typed)))
      if (held instanceof Refusal) return stayPage(program, c, shown, held)
      return c.redirect(`${site}/stays/${shown.token}/booking`, 303)
    })
    .get('/stays/:token/booking', async (c) => {
      const shown = await shownAt(c)
      const booking = await bookingOf(c, shown)
      return booking ? bookingPage(program, c, shown, booking) : c.redirect(`${site}/stays/${shown.token}`, 303)
    })
    .post('/stays/:token/booking', async (c) => {
      const [{ typed }, shown] = [await readTyped(c), await shownAt(c)]
      const changes = shown.stay.state === 'booked'
      const { municipality, now } = c.var
      const booked = async () => {
        const coming = readComing(typed, language)
        await (changes ? changeBooking : book)(municipality, now, shown.stay, itineraryIn(typed), coming)
      }
      const done = await orRefusal(booked())
      if (!(done instanceof Refusal)) return to(c, shown.token, changes ? 'changed' : 'booked')
      const booking = await bookingOf(c, shown)
      if (done.status === 409 || !booking) return stayPage(program, c, shown, done)
      return bookingPage(program, c, shown, booking, again(typed, done))
    })
    .get('/stays/:token/cancellation', async (c) => cancellationPage(program, c, await shownAt(c)))
    .post('/stays/:token/cancellation', async (c) => {
      const [{ typed }, shown] = [await readTyped(c), await shownAt(c)]
      const reason = firstOf(typed, 'reason').trim().slice(0, 500)
      const done = await orRefusal(
        cancelStay(program, c.var.municipality, c.var.now, shown.stay, { side: 'firm' }, reason),
      )
      if (done instanceof Refusal) return stayPage(program, c, shown, done)
      return to(c, shown.token, 'cancelled')
    })
}
