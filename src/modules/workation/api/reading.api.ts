import { createRoute, z } from '@hono/zod-openapi'
import { id, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { Refusal, refuseMistakes } from '#lib/refusal.ts'
import { listMeasurements } from '../measurements/measurements.queries.ts'
import { listSessions } from '../programmes/programmes.queries.ts'
import { FILTER_FIELDS, readFilters } from '../site/filters.ts'
import { findShownPlace, findShownProgramme, listShownPlaces, listShownProgrammes } from '../site/site.queries.ts'
import { MeasurementOut, measurementOut, PlaceOut, placeOut, ProgrammeOut, programmeOut, SessionOut } from './shapes.ts'

/** What stands on the site, for other programs. */
export function readingApi(api: ApiHono): void {
  const places = createRoute({
    ...needs('workation:read'),
    method: 'get',
    path: '/workation/places',
    operationId: 'listWorkationPlaces',
    summary: '公開中の場所(サイトと同じしぼりこみ)',
    request: {
      query: z.object(Object.fromEntries(FILTER_FIELDS.map((field) => [field, z.string().max(40).optional()]))),
    },
    responses: { ...json('場所', z.object({ items: z.array(PlaceOut) })), ...problems(401, 403, 422, 429) },
  })
  api.openapi(places, async (c) => {
    const { filters, mistakes } = readFilters(new URL(c.req.url).searchParams, 'ja')
    refuseMistakes(mistakes)
    return c.json({ items: (await listShownPlaces(c.var.db, filters)).map(placeOut) }, 200)
  })

  const place = createRoute({
    ...needs('workation:read'),
    method: 'get',
    path: '/workation/places/{id}',
    operationId: 'getWorkationPlace',
    summary: '公開中の場所と、これまでの測定',
    request: { params: z.object({ id: id() }) },
    responses: {
      ...json('場所', z.object({ place: PlaceOut, measurements: z.array(MeasurementOut) })),
      ...problems(401, 403, 404, 429),
    },
  })
  api.openapi(place, async (c) => {
    const found = await findShownPlace(c.var.db, c.req.valid('param').id)
    if (!found) throw new Refusal(404, 'この場所は、いまは載せていません。')
    const measurements = (await listMeasurements(c.var.db, found.id)).map(measurementOut)
    return c.json({ place: placeOut(found), measurements }, 200)
  })

  const programmes = createRoute({
    ...needs('workation:read'),
    method: 'get',
    path: '/workation/programmes',
    operationId: 'listWorkationProgrammes',
    summary: '公開中のプログラム',
    responses: { ...json('プログラム', z.object({ items: z.array(ProgrammeOut) })), ...problems(401, 403, 429) },
  })
  api.openapi(programmes, async (c) => {
    const { db, now } = c.var
    return c.json({ items: (await listShownProgrammes(db, now)).map(programmeOut) }, 200)
  })

  const programme = createRoute({
    ...needs('workation:read'),
    method: 'get',
    path: '/workation/programmes/{id}',
    operationId: 'getWorkationProgramme',
    summary: '公開中のプログラムと、これからの開催回',
    request: { params: z.object({ id: id() }) },
    responses: {
      ...json('プログラム', z.object({ programme: ProgrammeOut, sessions: z.array(SessionOut) })),
      ...problems(401, 403, 404, 429),
    },
  })
  api.openapi(programme, async (c) => {
    const { db, now } = c.var
    const found = await findShownProgramme(db, now, c.req.valid('param').id)
    if (!found) throw new Refusal(404, 'このプログラムは、いまは載せていません。')
    const sessions = await listSessions(db, found.id, now)
    const held = sessions.map(({ id, startsAt, places, taken, cancelledBecause }) => {
      return { id, startsAt: startsAt.toString(), places, taken, cancelledBecause }
    })
    return c.json({ programme: programmeOut(found), sessions: held }, 200)
  })
}
