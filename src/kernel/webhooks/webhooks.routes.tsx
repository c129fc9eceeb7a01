import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { requireWholeTown } from '../administration/whole-town.ts'
import type { ConsoleEnv } from '../http/env.ts'
import type { Typed } from '../http/form-reader.ts'
import { mendable } from '../http/mendable.ts'
import { readTyped } from '../http/read-typed.ts'
import { dropStep, keepStep, readStep } from '../identity/step-cookie.ts'
import { listSections } from '../organization/sections.queries.ts'
import type { Program } from '../program.ts'
import { listDeliveries } from './deliveries.queries.ts'
import { endpointPage, removalPage } from './endpoint.page.tsx'
import { listEndpoints } from './endpoints.queries.ts'
import { pauseEndpoint, removeEndpoint, renew, resumeEndpoint, sendAgain, tryEndpoint } from './handle-endpoint.ts'
import { addEndpoint, changeEndpoint, getEndpoint } from './save-endpoint.ts'
import { type DeliveryState, type EventKinds, STATES, TRIAL } from './webhook.ts'
import { WEBHOOKS, webhooksPage } from './webhooks.page.tsx'

const MADE = 'webhook-secret'
const MADE_MINUTES = 2
const Made = z.object({ by: z.number(), endpoint: z.number(), secret: z.string() })

const A_PAGE = 20
const ENDPOINT = '/:id{[0-9]{1,15}}'

type Here = Context<ConsoleEnv>
type Again = { typed?: Typed; refusal: Refusal }

const idOf = (c: Here) => Number(c.req.param('id'))
const isState = (word: string): word is DeliveryState => Object.hasOwn(STATES, word)
const to = (c: Here, id: number, done: string) => c.redirect(`${WEBHOOKS}/${id}?done=${done}`, 303)

/** 「設定 — 外部システムへの通知」, for those with the duty for the whole town. */
export function webhooksRoutes(program: Program, kinds: EventKinds) {
  const allowed = { settings: program.settings, kinds }

  const isKind = (word: string) => word === TRIAL || Object.hasOwn(kinds, word)

  const list = async (c: Here, again?: Again) => {
    const { db, now } = c.var
    const [endpoints, sections] = await Promise.all([listEndpoints(db), listSections(db, dateInTokyo(now))])
    const typed = again && { typed: again.typed, ...mendable(again.refusal) }
    return webhooksPage(program, c, { endpoints, sections, kinds, ...typed })
  }

  const show = async (c: Here, again?: Again) => {
    const { db, now, staff } = c.var
    const endpoint = await getEndpoint(db, idOf(c))
    const [state, kind] = [c.req.query('state') ?? '', c.req.query('kind') ?? '']
    const asked = { state: isState(state) ? state : undefined, kind: isKind(kind) ? kind : undefined }
    const [rows, sections] = await Promise.all([
      listDeliveries(db, endpoint.id, {
        ...asked,
        before: idIn(c.req.query('before')) || undefined,
        limit: A_PAGE + 1,
      }),
      listSections(db, dateInTokyo(now)),
    ])
    const step = readStep(program, c, MADE, Made)
    const secret = step?.by === staff.id && step.endpoint === endpoint.id ? step.secret : undefined
    if (secret) dropStep(program, c, MADE)
    const deliveries = { rows: rows.slice(0, A_PAGE), more: rows.length > A_PAGE, ...asked }
    const typed = again && { typed: again.typed, ...mendable(again.refusal) }
    return endpointPage(program, c, { endpoint, sections, kinds, deliveries, secret, ...typed })
  }

  // After a redirect, so that loading the page again does not make another; until then sealed in the browser.
  const keep = (c: Here, endpoint: number, secret: string) =>
    keepStep(program, c, MADE, { by: c.var.staff.id, endpoint, secret }, MADE_MINUTES)

  const doing = (done: string, work: (c: Here) => Promise<unknown>) => async (c: Here) => {
    const refused = await orRefusal(work(c))
    return refused instanceof Refusal ? show(c, { refusal: refused }) : to(c, idOf(c), done)
  }

  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => list(c))
    .post('/', async (c) => {
      const { db, now, staff } = c.var
      const { typed } = await readTyped(c)
      const added = await orRefusal(addEndpoint(db, now, staff, program.sealer, typed, allowed))
      if (added instanceof Refusal) return list(c, { typed, refusal: added })
      keep(c, added.id, added.secret)
      return to(c, added.id, 'added')
    })
    .get(ENDPOINT, (c) => show(c))
    .post(ENDPOINT, async (c) => {
      const { db, now, staff } = c.var
      const { typed } = await readTyped(c)
      const refused = await orRefusal(changeEndpoint(db, now, staff, idOf(c), typed, allowed))
      return refused instanceof Refusal ? show(c, { typed, refusal: refused }) : to(c, idOf(c), 'changed')
    })
    .post(`${ENDPOINT}/secret`, async (c) => {
      const { db, now, staff } = c.var
      keep(c, idOf(c), await renew(db, now, staff, program.sealer, idOf(c)))
      return to(c, idOf(c), 'renewed')
    })
    .post(
      `${ENDPOINT}/pause`,
      doing('paused', (c) => pauseEndpoint(c.var.db, c.var.now, c.var.staff, idOf(c))),
    )
    .post(
      `${ENDPOINT}/resumption`,
      doing('resumed', (c) => resumeEndpoint(c.var.db, c.var.now, c.var.staff, idOf(c))),
    )
    .post(
      `${ENDPOINT}/trials`,
      doing('tried', (c) => tryEndpoint(c.var.db, c.var.now, c.var.staff, idOf(c))),
    )
    .post(
      `${ENDPOINT}/deliveries/:delivery{[0-9]{1,15}}/resending`,
      doing('again', (c) => sendAgain(c.var.db, c.var.now, c.var.staff, idOf(c), Number(c.req.param('delivery')))),
    )
    .get(`${ENDPOINT}/removal`, async (c) => removalPage(program, c, await getEndpoint(c.var.db, idOf(c))))
    .post(`${ENDPOINT}/removal`, async (c) => {
      await removeEndpoint(c.var.db, c.var.now, c.var.staff, idOf(c))
      return c.redirect(`${WEBHOOKS}?done=removed`, 303)
    })
}
