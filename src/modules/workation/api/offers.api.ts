import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, id, version } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { momentForField } from '#lib/time/typed-moment.ts'
import { requireDesk } from '../desk/handles.ts'
import { addMeasurement } from '../measurements/add-measurement.ts'
import { actOnOffer } from '../offers/act-on-offer.ts'
import type { Editor } from '../offers/editor.ts'
import { ACTS } from '../offers/offer.ts'
import { listOffers } from '../offers/offers.queries.ts'
import { addPlace, changePlace } from '../places/save-place.ts'
import { addSession, cancelOneSession } from '../programmes/change-sessions.ts'
import { addProgramme, changeProgramme } from '../programmes/save-programme.ts'
import { changeStock, STOCK_CHANGES } from '../stock/change-stock.ts'
import { OfferOut, PlaceIn, placeKind, ProgrammeIn } from './shapes.ts'

const made = { description: '加えました', content: { 'application/json': { schema: z.object({ id: z.int() }) } } }
const done = { 204: { description: '変えました' } }
const params = z.object({ id: id() })
const provider = z.int().positive().openapi({ description: '事業者の id' })
const instant = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text)
  } catch {
    context.addIssue('日時を、時差つきで入力してください。例: 2026-12-01T09:00:00+09:00')
    return z.NEVER
  }
})
const words = <Key extends string>(of: Record<Key, unknown>) => Object.keys(of) as [Key, ...Key[]]

/** Whoever has the token acts for the section that handles workation. @throws Refusal 403 */
async function section(db: Db<'workation'>, staff: Staff): Promise<Editor> {
  await requireDesk(db, staff)
  return { side: 'section', staffId: staff.id }
}

/** 掲載 for other programs of the section: the same use cases as on the screens. */
export function offersApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('workation:write'),
    method: 'get',
    path: '/workation/offers',
    operationId: 'listWorkationOffers',
    summary: '掲載(下書きも)',
    responses: {
      200: { description: '掲載', content: { 'application/json': { schema: z.object({ items: z.array(OfferOut) }) } } },
      ...problems(401, 403, 429),
    },
  })
  api.openapi(list, async (c) => {
    const offers = await listOffers(c.var.db, await section(c.var.db, c.var.staff))
    const items = offers.map(({ id, kind, state, providerId, provider, name, price, version }) => {
      return { id, kind, state, provider: { id: providerId, name: provider }, name, price, version }
    })
    return c.json({ items }, 200)
  })

  const act = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/offers/{id}/acts',
    operationId: 'actOnWorkationOffer',
    summary: '公開する、または理由を付けて差し戻す',
    request: {
      params,
      body: body(z.object({ act: z.enum(words(ACTS)), reason: z.string().max(2000).default(''), version })),
    },
    responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(act, async (c) => {
    const { db, now, staff, municipality } = c.var
    const { publicUrl } = municipality
    const editor = await section(db, staff)
    await actOnOffer({ db, publicUrl }, now, editor, c.req.valid('param').id, c.req.valid('json'))
    return c.body(null, 204)
  })

  const newPlace = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/places',
    operationId: 'addWorkationPlace',
    summary: '場所を下書きとして加える',
    request: { body: body(PlaceIn.extend({ provider, kind: placeKind })) },
    responses: { 201: made, ...problems(401, 403, 422, 429) },
  })
  api.openapi(newPlace, async (c) => {
    const { db, now, staff } = c.var
    return c.json({ id: await addPlace(db, now, await section(db, staff), asTyped(c.req.valid('json'))) }, 201)
  })

  const place = createRoute({
    ...needs('workation:write'),
    method: 'put',
    path: '/workation/places/{id}',
    operationId: 'changeWorkationPlace',
    summary: '場所の内容を変える',
    request: { params, body: body(PlaceIn.extend({ version })) },
    responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(place, async (c) => {
    const { db, now, staff } = c.var
    const { version: read, ...json } = c.req.valid('json')
    await changePlace(db, now, await section(db, staff), c.req.valid('param').id, asTyped(json), read)
    return c.body(null, 204)
  })

  const stock = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/places/{id}/stock',
    operationId: 'changeWorkationStock',
    summary: '日を選んで、席・室の数を変える',
    request: {
      params,
      body: body(
        z.object({
          what: z.enum(words(STOCK_CHANGES)),
          from: z.iso.date(),
          through: z.iso.date().optional(),
          units: z.int().optional(),
        }),
      ),
    },
    responses: { ...done, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(stock, async (c) => {
    const { db, now, staff } = c.var
    await changeStock(db, now, await section(db, staff), c.req.valid('param').id, asTyped(c.req.valid('json')))
    return c.body(null, 204)
  })

  const measurement = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/places/{id}/measurements',
    operationId: 'addWorkationMeasurement',
    summary: '測定を加える(変えられません)',
    request: {
      params,
      body: body(
        z.object({
          measuredAt: instant.openapi({ type: 'string', format: 'date-time' }),
          instrument: z.string().max(200),
          down: z.number().optional(),
          up: z.number().optional(),
          latency: z.number().optional(),
          noise: z.number().optional(),
          reception: z.int().optional(),
        }),
      ),
    },
    responses: { ...done, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(measurement, async (c) => {
    const { db, now, staff } = c.var
    const { measuredAt, ...json } = c.req.valid('json')
    const typed = asTyped({ ...json, source: 'typed', measuredAt: momentForField(measuredAt) })
    await addMeasurement(db, now, await section(db, staff), c.req.valid('param').id, { typed, userAgent: '' })
    return c.body(null, 204)
  })

  const newProgramme = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/programmes',
    operationId: 'addWorkationProgramme',
    summary: 'プログラムを下書きとして加える',
    request: { body: body(ProgrammeIn.extend({ provider })) },
    responses: { 201: made, ...problems(401, 403, 422, 429) },
  })
  api.openapi(newProgramme, async (c) => {
    const { db, now, staff } = c.var
    return c.json({ id: await addProgramme(db, now, await section(db, staff), asTyped(c.req.valid('json'))) }, 201)
  })

  const programme = createRoute({
    ...needs('workation:write'),
    method: 'put',
    path: '/workation/programmes/{id}',
    operationId: 'changeWorkationProgramme',
    summary: 'プログラムの内容を変える',
    request: { params, body: body(ProgrammeIn.extend({ version })) },
    responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(programme, async (c) => {
    const { db, now, staff } = c.var
    const { version: read, ...json } = c.req.valid('json')
    await changeProgramme(db, now, await section(db, staff), c.req.valid('param').id, asTyped(json), read)
    return c.body(null, 204)
  })

  const newSession = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/programmes/{id}/sessions',
    operationId: 'addWorkationSession',
    summary: '開催回を加える',
    request: {
      params,
      body: body(
        z.object({ startsAt: instant.openapi({ type: 'string', format: 'date-time' }), places: z.int().optional() }),
      ),
    },
    responses: { ...done, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(newSession, async (c) => {
    const { db, now, staff } = c.var
    const { startsAt, places } = c.req.valid('json')
    const typed = asTyped({ startsAt: momentForField(startsAt), places })
    await addSession(db, now, await section(db, staff), c.req.valid('param').id, typed)
    return c.body(null, 204)
  })

  const cancelled = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/programmes/{id}/sessions/{session}/cancellation',
    operationId: 'cancelWorkationSession',
    summary: '開催を中止する',
    request: {
      params: z.object({ id: id(), session: id('session') }),
      body: body(z.object({ reason: z.string().max(1000) })),
    },
    responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(cancelled, async (c) => {
    const { db, municipality, now, staff } = c.var
    const { id: programmeId, session } = c.req.valid('param')
    await cancelOneSession(
      municipality,
      now,
      await section(db, staff),
      programmeId,
      session,
      c.req.valid('json').reason,
    )
    return c.body(null, 204)
  })
}
