import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { addSite, changeSite, getSite } from '#kernel/sites/change-site.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { addFloor, changeFloor, getFloor } from './change-floor.ts'
import { changeRelease } from './change-release.ts'
import { addSeat, changeSeat, getSeat, removeSeat } from './change-seat.ts'
import { floorPage } from './floor.page.tsx'
import { type Again, HERE } from './frame.tsx'
import { seatPage } from './seat.page.tsx'
import { sitePage } from './site.page.tsx'
import { sitesPage } from './sites.page.tsx'
import { idIn } from '#lib/text/whole-number.ts'

const text = z.string().max(1000).catch('')
const Version = z.object({ version: z.coerce.number().int().catch(0) })
const SiteForm = z.object({ name: text, address: text, opens: text, closes: text, nasIdentifier: text })
const FloorForm = z.object({ name: text, width: text, height: text })
const SeatForm = z.object({
  label: text,
  x: text,
  y: text,
  width: text,
  height: text,
  network: text,
  vlan: text,
  features: z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([]),
  closedFrom: text,
  closedThrough: text,
})
const number = z.coerce.number().int().catch(0)

const ONE = ':id{[0-9]{1,15}}'
const idOf = (c: Context) => Number(c.req.param('id'))

/** What was wrong, for the form that shows it again. @throws the refusal that no form can mend */
function again<Typed>(typed: Typed, refusal: Refusal): Again<Typed> {
  const { status, mistakes } = refusal
  if (status !== 409 && status !== 422) throw refusal
  return { typed, errors: mistakes, status }
}

const done = (c: Context, path: string, word: string) => c.redirect(`${HERE}${path}?done=${word}`, 303)

const placeOf = async (c: Context<ConsoleEnv>) => {
  const { seat, site } = await getSeat(c.var.db, idOf(c))
  return { site, seat, floor: await getFloor(c.var.db, seat.floorId) }
}

const floorFor = async (c: Context<ConsoleEnv>, id: number) => {
  const floor = await getFloor(c.var.db, id)
  return { site: await getSite(c.var.db, floor.siteId), floor, seat: undefined }
}

/** 「設定 — しごと場」: sites, floors and seats, for those who may change the settings of the whole town. */
export function settingsRoutes(program: Program) {
  const sites = new Hono<ConsoleEnv>()
    .get('/new', (c) => sitePage(program, c, undefined))
    .post('/', async (c) => {
      const typed = await readForm(c, SiteForm)
      const id = await orRefusal((async () => addSite(c.var.db, c.var.now, c.var.staff, typed))())
      if (id instanceof Refusal) return sitePage(program, c, undefined, again(typed, id))
      return done(c, `/sites/${id}`, 'site-added')
    })
    .get(`/${ONE}`, async (c) => sitePage(program, c, await getSite(c.var.db, idOf(c))))
    .post(`/${ONE}`, async (c) => {
      const { version, ...typed } = await readForm(c, SiteForm.extend(Version.shape))
      const site = await getSite(c.var.db, idOf(c))
      const work = async () => changeSite(c.var.db, c.var.now, c.var.staff, site.id, typed, version)
      const changed = await orRefusal(work())
      if (changed instanceof Refusal) return sitePage(program, c, site, again(typed, changed))
      return done(c, `/sites/${site.id}`, 'site-changed')
    })

  const floors = new Hono<ConsoleEnv>()
    .get('/new', async (c) => floorPage(program, c, await getSite(c.var.db, idIn(c.req.query('site'))), undefined))
    .post('/', async (c) => {
      const { site: siteId, ...typed } = await readForm(c, FloorForm.extend({ site: number }))
      const site = await getSite(c.var.db, siteId)
      const id = await orRefusal(addFloor(c.var.db, c.var.now, c.var.staff, site.id, typed))
      if (id instanceof Refusal) return floorPage(program, c, site, undefined, again(typed, id))
      return done(c, `/floors/${id}`, 'floor-added')
    })
    .get(`/${ONE}`, async (c) => {
      const floor = await getFloor(c.var.db, idOf(c))
      return floorPage(program, c, await getSite(c.var.db, floor.siteId), floor)
    })
    .post(`/${ONE}`, async (c) => {
      const { version, ...typed } = await readForm(c, FloorForm.extend(Version.shape))
      const floor = await getFloor(c.var.db, idOf(c))
      const changed = await orRefusal(changeFloor(c.var.db, c.var.now, c.var.staff, floor.id, typed, version))
      if (!(changed instanceof Refusal)) return done(c, `/floors/${floor.id}`, 'floor-changed')
      return floorPage(program, c, await getSite(c.var.db, floor.siteId), floor, again(typed, changed))
    })

  const seats = new Hono<ConsoleEnv>()
    .get('/new', async (c) => seatPage(program, c, await floorFor(c, idIn(c.req.query('floor')))))
    .post('/', async (c) => {
      const { floor: floorId, ...typed } = await readForm(c, SeatForm.extend({ floor: number }), { all: true })
      const place = await floorFor(c, floorId)
      const id = await orRefusal(addSeat(c.var.db, c.var.now, c.var.staff, floorId, typed))
      if (id instanceof Refusal) return seatPage(program, c, place, again(typed, id))
      return done(c, `/floors/${floorId}`, 'seat-added')
    })
    .get(`/${ONE}`, async (c) => seatPage(program, c, await placeOf(c)))
    .post(`/${ONE}`, async (c) => {
      const { version, ...typed } = await readForm(c, SeatForm.extend(Version.shape), { all: true })
      const place = await placeOf(c)
      const changed = await orRefusal(changeSeat(c.var.db, c.var.now, c.var.staff, place.seat.id, typed, version))
      if (changed instanceof Refusal) return seatPage(program, c, place, again(typed, changed))
      return done(c, `/floors/${place.floor.id}`, changed > 0 ? `seat-closed&cancelled=${changed}` : 'seat-changed')
    })
    .post(`/${ONE}/removal`, async (c) => {
      const place = await placeOf(c)
      const removed = await orRefusal(removeSeat(c.var.db, c.var.now, c.var.staff, place.seat.id))
      if (removed instanceof Refusal)
        return seatPage(program, c, place, { errors: removed.mistakes, status: again(undefined, removed).status })
      return done(c, `/floors/${place.floor.id}`, 'seat-removed')
    })

  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => sitesPage(program, c))
    .post('/', async (c) => {
      const { minutes } = await readForm(c, z.object({ minutes: text }))
      const changed = await orRefusal(changeRelease(c.var.db, c.var.now, c.var.staff, minutes))
      if (changed instanceof Refusal) return sitesPage(program, c, again(minutes, changed))
      return done(c, '', 'release-changed')
    })
    .route('/sites', sites)
    .route('/floors', floors)
    .route('/seats', seats)
}
