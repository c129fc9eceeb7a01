import { createRoute, z } from '@hono/zod-openapi'
import { json, keysOf } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { pageOf, Paging, readCursor, toPage } from '#kernel/api/paging.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { wordsOf } from '#lib/text/search-words.ts'
import { clock, clockOf, kept, line, point, q, words } from '../records/api-shapes.ts'
import { writeApi } from '../records/write-api.ts'
import { facilityPlace, FacilityPlaceShape, getFacility, listFacilities } from './facilities.queries.ts'
import { type Facility, WEEKDAYS } from './facility.ts'
import { addFacility, changeFacility, closeFacility } from './save-facility.ts'

const FacilityIn = z
  .object({
    name: line,
    nameKana: line,
    townArea: words,
    street: line,
    building: words,
    ...point,
    phone: words,
    weekdays: z.array(z.enum(keysOf(WEEKDAYS))).default([]),
    opens: clock.nullable().default(null),
    closes: clock.nullable().default(null),
    hoursNote: words,
    description: words,
    accessibility: words,
    url: words,
    wifiSsid: words.openapi({ description: '公衆無線LAN の SSID。なければ空' }),
    wifiArea: words,
  })
  .openapi('OpenDataFacilityIn')

const FacilityOut = FacilityIn.extend(kept).openapi('OpenDataFacility')

const facilityOut = ({ weekdays, opens, closes, ...facility }: Facility): z.infer<typeof FacilityOut> => ({
  ...facility,
  weekdays: keysOf(WEEKDAYS).filter((day) => weekdays.includes(day)),
  opens: opens && clockOf(opens),
  closes: closes && clockOf(closes),
  endedAt: facility.endedAt?.toString() ?? null,
  changedAt: facility.changedAt.toString(),
})

/** 施設 for other programs of the section. */
export function facilitiesApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('opendata:read'),
    method: 'get',
    path: '/opendata/facilities',
    operationId: 'listOpenDataFacilities',
    summary: '施設(フリガナの順)',
    request: { query: Paging.extend({ q, view: z.enum(['listed', 'closed']).default('listed') }) },
    responses: { ...json('施設', pageOf(FacilityOut)), ...problems(401, 403, 422, 429) },
  })
  api.openapi(list, async (c) => {
    const { limit, cursor, view, ...query } = c.req.valid('query')
    const search = { words: wordsOf(query.q), ended: view === 'closed' }
    const found = await listFacilities(c.var.db, search, limit + 1, readCursor(FacilityPlaceShape, cursor))
    const { items, next } = toPage(found, limit, facilityPlace)
    return c.json({ items: items.map(facilityOut), next }, 200)
  })

  writeApi(
    api,
    {
      name: 'facilities',
      operation: 'Facility',
      word: '施設',
      ending: '施設を一覧から外す',
      shape: FacilityIn,
      out: FacilityOut,
    },
    { get: getFacility, add: addFacility, change: changeFacility, end: closeFacility },
    facilityOut,
  )
}
