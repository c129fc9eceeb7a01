import { type Context, Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { mendable } from '#kernel/http/mendable.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { firstOf, type Typed, versionIn } from '#kernel/http/form-reader.ts'
import { addMeasurement } from '../measurements/add-measurement.ts'
import { measurementsPage } from '../measurements/measurements.page.tsx'
import { sendNoise, takeNoise } from '../measurements/measuring-bytes.ts'
import { addPhoto, removePhoto } from '../photos/change-photos.ts'
import { photosPage } from '../photos/photos.page.tsx'
import { newPlacePage, placePage } from '../places/place.page.tsx'
import { getPlace } from '../places/places.queries.ts'
import { addPlace, changePlace } from '../places/save-place.ts'
import { addSession, cancelOneSession } from '../programmes/change-sessions.ts'
import { newProgrammePage, programmePage } from '../programmes/programme.page.tsx'
import { getProgramme } from '../programmes/programmes.queries.ts'
import { addProgramme, changeProgramme } from '../programmes/save-programme.ts'
import { sessionsPage } from '../programmes/sessions.page.tsx'
import { readTyped } from '#kernel/http/read-typed.ts'
import { changeStock } from '../stock/change-stock.ts'
import { stockPage } from '../stock/stock.page.tsx'
import { actOnOffer } from './act-on-offer.ts'
import { actorOf } from './editor.ts'
import { offerHref } from './offer.ts'
import { offersPage } from './offers.page.tsx'
import { getOffer } from './offers.queries.ts'
import type { Again, Shell } from './shell.ts'

const ID = ':id{[0-9]{1,15}}'
const ANY = `/:of{places|programmes}/${ID}`

const idOf = (c: Context<SiteEnv>, name = 'id'): number => Number(c.req.param(name))

/** What was wrong, for the form that shows it again. @throws the refusal that no form can mend */
export function again(typed: Typed, refusal: Refusal): Again<Typed> {
  return { typed, ...mendable(refusal) }
}

/** The screens on which offers are changed: the section's and a provider's are the same, in another shell. */
export function editingRoutes(program: Program, shell: Shell) {
  const whose = async (c: Context<SiteEnv>) => {
    const editor = await shell.editor(c)
    return { db: c.var.db, now: c.var.now, editor, id: idOf(c) }
  }
  const measurer = async (c: Context<SiteEnv>) => actorOf(await shell.editor(c))

  const places = new Hono<SiteEnv>()
    .get('/new', (c) => newPlacePage(shell, c))
    .post('/', async (c) => {
      const [{ typed }, { db, now, editor }] = [await readTyped(c), await whose(c)]
      const id = await orRefusal(addPlace(db, now, editor, typed))
      if (id instanceof Refusal) return newPlacePage(shell, c, again(typed, id))
      return c.redirect(`${shell.base}/places/${id}?done=added`, 303)
    })
    .get(`/${ID}`, async (c) => {
      const { db, editor, id } = await whose(c)
      return placePage(shell, c, await getPlace(db, editor, id))
    })
    .post(`/${ID}`, async (c) => {
      const [{ typed }, { db, now, editor, id }] = [await readTyped(c), await whose(c)]
      const changed = await orRefusal(changePlace(db, now, editor, id, typed, versionIn(typed)))
      if (!(changed instanceof Refusal)) return c.redirect(`${shell.base}/places/${id}?done=changed`, 303)
      return placePage(shell, c, await getPlace(db, editor, id), again(typed, changed))
    })
    .get(`/${ID}/stock`, async (c) => {
      const { db, editor, id } = await whose(c)
      return stockPage(shell, c, await getPlace(db, editor, id))
    })
    .post(`/${ID}/stock`, async (c) => {
      const [{ typed }, { db, now, editor, id }] = [await readTyped(c), await whose(c)]
      const changed = await orRefusal(changeStock(db, now, editor, id, typed))
      if (!(changed instanceof Refusal)) return c.redirect(`${shell.base}/places/${id}/stock?done=stock`, 303)
      return stockPage(shell, c, await getPlace(db, editor, id), again(typed, changed))
    })
    .get(`/${ID}/measurements`, async (c) => {
      const { db, editor, id } = await whose(c)
      return measurementsPage(shell, c, await getPlace(db, editor, id))
    })
    .post(`/${ID}/measurements`, async (c) => {
      const [{ typed }, { db, now, editor, id }] = [await readTyped(c), await whose(c)]
      const userAgent = c.req.header('user-agent') ?? ''
      const added = await orRefusal(addMeasurement(db, now, editor, id, { typed, userAgent }))
      if (!(added instanceof Refusal)) return c.redirect(`${shell.base}/places/${id}/measurements?done=measured`, 303)
      return measurementsPage(shell, c, await getPlace(db, editor, id), again(typed, added))
    })

  const programmes = new Hono<SiteEnv>()
    .get('/new', (c) => newProgrammePage(shell, c))
    .post('/', async (c) => {
      const [{ typed }, { db, now, editor }] = [await readTyped(c), await whose(c)]
      const id = await orRefusal(addProgramme(db, now, editor, typed))
      if (id instanceof Refusal) return newProgrammePage(shell, c, again(typed, id))
      return c.redirect(`${shell.base}/programmes/${id}?done=added`, 303)
    })
    .get(`/${ID}`, async (c) => {
      const { db, editor, id } = await whose(c)
      return programmePage(shell, c, await getProgramme(db, editor, id))
    })
    .post(`/${ID}`, async (c) => {
      const [{ typed }, { db, now, editor, id }] = [await readTyped(c), await whose(c)]
      const changed = await orRefusal(changeProgramme(db, now, editor, id, typed, versionIn(typed)))
      if (!(changed instanceof Refusal)) return c.redirect(`${shell.base}/programmes/${id}?done=changed`, 303)
      return programmePage(shell, c, await getProgramme(db, editor, id), again(typed, changed))
    })
    .get(`/${ID}/sessions`, async (c) => {
      const { db, editor, id } = await whose(c)
      return sessionsPage(shell, c, await getProgramme(db, editor, id))
    })
    .post(`/${ID}/sessions`, async (c) => {
      const [{ typed }, { db, now, editor, id }] = [await readTyped(c), await whose(c)]
      const added = await orRefusal(addSession(db, now, editor, id, typed))
      if (!(added instanceof Refusal)) return c.redirect(`${shell.base}/programmes/${id}/sessions?done=session`, 303)
      return sessionsPage(shell, c, await getProgramme(db, editor, id), again(typed, added))
    })
    .post(`/${ID}/sessions/:session{[0-9]{1,15}}/cancellation`, async (c) => {
      const [{ typed }, { db, now, editor, id }] = [await readTyped(c), await whose(c)]
      const session = idOf(c, 'session')
      const done = await orRefusal(
        cancelOneSession(c.var.municipality, now, editor, id, session, firstOf(typed, 'reason')),
      )
      if (!(done instanceof Refusal))
        return c.redirect(`${shell.base}/programmes/${id}/sessions?done=session-cancelled`, 303)
      const shown = { ...typed, session: [String(session)] }
      return sessionsPage(shell, c, await getProgramme(db, editor, id), again(shown, done))
    })

  return new Hono<SiteEnv>()
    .get('/', (c) => offersPage(shell, c))
    .get('/measuring', async (c) => sendNoise(c, await measurer(c)))
    .post('/measuring', async (c) => takeNoise(c, await measurer(c)))
    .get(`${ANY}/photos`, async (c) => {
      const { db, editor, id } = await whose(c)
      return photosPage(shell, c, await getOffer(db, editor, id))
    })
    .post(`${ANY}/photos`, async (c) => {
      const [{ typed, file: photo }, { db, now, editor, id }] = [await readTyped(c), await whose(c)]
      const { municipality } = c.var
      const added = await orRefusal(addPhoto(program, { municipality, now, editor, id }, { typed, photo }))
      const offer = await getOffer(db, editor, id)
      if (added instanceof Refusal) return photosPage(shell, c, offer, again(typed, added))
      return c.redirect(`${offerHref(shell.base, offer)}/photos?done=photo-added`, 303)
    })
    .post(`${ANY}/photos/:photo{[0-9]{1,15}}/removal`, async (c) => {
      const { db, now, editor, id } = await whose(c)
      const offer = await getOffer(db, editor, id)
      await removePhoto(db, now, editor, id, idOf(c, 'photo'))
      return c.redirect(`${offerHref(shell.base, offer)}/photos?done=photo-removed`, 303)
    })
    .post(`/offers/${ID}/acts`, async (c) => {
      const [{ typed }, { db, now, editor, id }] = [await readTyped(c), await whose(c)]
      const asked = { act: firstOf(typed, 'act'), reason: firstOf(typed, 'reason'), version: versionIn(typed) }
      const { publicUrl } = c.var.municipality
      const done = await orRefusal(actOnOffer({ db, publicUrl }, now, editor, id, asked))
      const offer = await getOffer(db, editor, id)
      if (!(done instanceof Refusal)) return c.redirect(`${offerHref(shell.base, offer)}?done=${done}`, 303)
      const { errors, status } = again(typed, done)
      if (offer.kind === 'programme') {
        const programme = await getProgramme(db, editor, id)
        return programmePage(shell, c, programme, { errors, status, reason: asked.reason })
      }
      return placePage(shell, c, await getPlace(db, editor, id), { errors, status, reason: asked.reason })
    })
    .route('/places', places)
    .route('/programmes', programmes)
}
