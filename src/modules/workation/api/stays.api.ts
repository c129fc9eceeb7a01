import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, id, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { requireDesk } from '../desk/handles.ts'
import { addPlaceItem, addSessionItem, discardDraft, removeItem } from '../itineraries/change-draft.ts'
import { findDraft, findItinerary, findProposed } from '../itineraries/itineraries.queries.ts'
import { propose } from '../itineraries/propose.ts'
import { cancelStay } from '../reservations/cancel.ts'
import { findStanding } from '../reservations/reservations.queries.ts'
import { ask, readStay } from '../stays/ask.ts'
import { listStays } from '../stays/desk.queries.ts'
import { readReason } from '../stays/read-reason.ts'
import { findSurvey } from '../surveys/surveys.queries.ts'
import { getStay } from '../stays/stays.queries.ts'
import {
  ItineraryOut,
  itineraryOut,
  ReservationOut,
  reservationOut,
  StayIn,
  StayOut,
  stayOut,
  SurveyOut,
  surveyOut,
  View,
} from './stay-shapes.ts'

const done = { 204: { description: '変えました' } }
const params = z.object({ id: id() })

/** 滞在 for other programs of the section: the same use cases as on the screens. What a firm does itself it does on its own page. */
export function staysApi(program: Program, api: ApiHono): void {
  const list = createRoute({
    ...needs('workation:write'),
    method: 'get',
    path: '/workation/stays',
    operationId: 'listWorkationStays',
    summary: '滞在(対応中のもの、または状態ごとに新しい順で50件ずつ)',
    request: {
      query: z.object({ view: View.default('hand'), before: z.coerce.number().int().positive().optional() }),
    },
    responses: { ...json('滞在', z.object({ items: z.array(StayOut) })), ...problems(401, 403, 422, 429) },
  })
  api.openapi(list, async (c) => {
    const { db, now, staff } = c.var
    await requireDesk(db, staff)
    return c.json({ items: (await listStays(db, dateInTokyo(now), c.req.valid('query'))).map(stayOut) }, 200)
  })

  const added = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/stays',
    operationId: 'addWorkationStay',
    summary: '会社の問い合わせを加える(会社にメールで知らせます)',
    request: { body: body(StayIn) },
    responses: {
      201: { description: '加えました', content: { 'application/json': { schema: z.object({ id: z.int() }) } } },
      ...problems(401, 403, 422, 429),
    },
  })
  api.openapi(added, async (c) => {
    const { db, now, staff, municipality } = c.var
    await requireDesk(db, staff)
    const { language, ...json } = c.req.valid('json')
    const asked = { ...readStay(asTyped(json), 'ja', dateInTokyo(now)), language }
    const who = { side: 'section', staffId: staff.id } as const
    const { stay } = await ask(program, municipality, now, who, { asked, key: randomUUID() })
    return c.json({ id: stay.id }, 201)
  })

  const one = createRoute({
    ...needs('workation:write'),
    method: 'get',
    path: '/workation/stays/{id}',
    operationId: 'getWorkationStay',
    summary: '滞在、その行程、予約、アンケート',
    request: { params },
    responses: {
      ...json(
        '滞在',
        z.object({
          stay: StayOut,
          draft: ItineraryOut.nullable(),
          proposed: ItineraryOut.nullable(),
          booked: ItineraryOut.nullable(),
          reservation: ReservationOut.nullable(),
          survey: SurveyOut.nullable(),
        }),
      ),
      ...problems(401, 403, 404, 429),
    },
  })
  api.openapi(one, async (c) => {
    const { db, staff } = c.var
    await requireDesk(db, staff)
    const stay = await getStay(db, c.req.valid('param').id)
    const [draft, proposed, standing, survey] = await Promise.all([
      findDraft(db, stay.id),
      findProposed(db, stay.id),
      findStanding(db, stay.id),
      findSurvey(db, stay.id),
    ])
    const booked = standing?.state === 'booked' ? await findItinerary(db, standing.itineraryId) : undefined
    const shown = {
      stay: stayOut(stay),
      draft: draft ? itineraryOut(draft) : null,
      proposed: proposed ? itineraryOut(proposed) : null,
      booked: booked ? itineraryOut(booked) : null,
      reservation: standing ? reservationOut(standing) : null,
      survey: survey ? surveyOut(survey) : null,
    }
    return c.json(shown, 200)
  })

  const place = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/stays/{id}/draft/places',
    operationId: 'addWorkationItineraryPlace',
    summary: '行程の下書きに場所を加える',
    request: {
      params,
      body: body(
        z.object({
          place: z.int().positive(),
          from: z.iso.date(),
          through: z.iso.date().openapi({ description: '宿泊は発つ日' }),
          units: z.int(),
        }),
      ),
    },
    responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(place, async (c) => {
    const { db, now, staff } = c.var
    await requireDesk(db, staff)
    const stay = await getStay(db, c.req.valid('param').id)
    await addPlaceItem(db, now, stay, staff.id, asTyped(c.req.valid('json')))
    return c.body(null, 204)
  })

  const session = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/stays/{id}/draft/sessions',
    operationId: 'addWorkationItinerarySession',
    summary: '行程の下書きにプログラムの開催回を加える',
    request: {
      params,
      body: body(z.object({ session: z.int().positive(), seats: z.int().openapi({ description: '参加する人数' }) })),
    },
    responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(session, async (c) => {
    const { db, now, staff } = c.var
    await requireDesk(db, staff)
    const stay = await getStay(db, c.req.valid('param').id)
    await addSessionItem(db, now, stay, staff.id, asTyped(c.req.valid('json')))
    return c.body(null, 204)
  })

  const removed = createRoute({
    ...needs('workation:write'),
    method: 'delete',
    path: '/workation/stays/{id}/draft/items/{item}',
    operationId: 'removeWorkationItineraryItem',
    summary: '行程の下書きから行を取り除く',
    request: { params: z.object({ id: id(), item: id('item') }) },
    responses: { ...done, ...problems(401, 403, 404, 409, 429) },
  })
  api.openapi(removed, async (c) => {
    const { db, staff } = c.var
    await requireDesk(db, staff)
    const { id: stayId, item } = c.req.valid('param')
    await removeItem(db, await getStay(db, stayId), staff.id, item)
    return c.body(null, 204)
  })

  const discarded = createRoute({
    ...needs('workation:write'),
    method: 'delete',
    path: '/workation/stays/{id}/draft',
    operationId: 'discardWorkationItinerary',
    summary: '行程の下書きを捨てる',
    request: { params },
    responses: { ...done, ...problems(401, 403, 404, 429) },
  })
  api.openapi(discarded, async (c) => {
    const { db, staff } = c.var
    await requireDesk(db, staff)
    await discardDraft(db, await getStay(db, c.req.valid('param').id))
    return c.body(null, 204)
  })

  const proposal = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/stays/{id}/proposal',
    operationId: 'proposeWorkationItinerary',
    summary: '下書きの行程を会社に提案する',
    request: { params, body: body(z.object({ people: z.int(), words: z.string().max(5000).default('') })) },
    responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(proposal, async (c) => {
    const { db, now, staff, municipality } = c.var
    await requireDesk(db, staff)
    const stay = await getStay(db, c.req.valid('param').id)
    await propose(program, municipality, now, stay, staff.id, asTyped(c.req.valid('json')))
    return c.body(null, 204)
  })

  const cancellation = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/stays/{id}/cancellation',
    operationId: 'cancelWorkationStay',
    summary: '滞在を取りやめる、または断る(会社に理由を知らせます)',
    request: { params, body: body(z.object({ reason: z.string().max(1000) })) },
    responses: { ...done, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(cancellation, async (c) => {
    const { db, now, staff, municipality } = c.var
    await requireDesk(db, staff)
    const stay = await getStay(db, c.req.valid('param').id)
    const reason = readReason(c.req.valid('json').reason)
    await cancelStay(program, municipality, now, stay, { side: 'section', staffId: staff.id }, reason)
    return c.body(null, 204)
  })
}
