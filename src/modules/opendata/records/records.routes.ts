import { Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { frameOf } from '../console/frame.tsx'
import { eventFormPage } from '../events/event-form.page.tsx'
import { getEvent } from '../events/events.queries.ts'
import { EVENTS, eventsPage } from '../events/events.page.tsx'
import { addEvent, cancelEvent, changeEvent } from '../events/save-event.ts'
import { FACILITIES, facilitiesPage } from '../facilities/facilities.page.tsx'
import { getFacility } from '../facilities/facilities.queries.ts'
import { facilityFormPage } from '../facilities/facility-form.page.tsx'
import { addFacility, changeFacility, closeFacility } from '../facilities/save-facility.ts'
import { liveRoutes } from '../live/live.routes.ts'
import { recordRoutes } from './record-routes.ts'

/** What sections keep here, and the sets made from it. Mounted at /opendata of the console. */
export function recordsRoutes(program: Program) {
  const frame = frameOf(program)
  return new Hono<ConsoleEnv>()
    .route(
      '/events',
      recordRoutes({
        href: EVENTS,
        name: 'event',
        listPage: (c) => eventsPage(frame, c),
        formPage: (c, event, again) => eventFormPage(frame, c, event, again),
        get: getEvent,
        add: addEvent,
        change: changeEvent,
        end: cancelEvent,
      }),
    )
    .route(
      '/facilities',
      recordRoutes({
        href: FACILITIES,
        name: 'facility',
        listPage: (c) => facilitiesPage(frame, c),
        formPage: (c, facility, again) => facilityFormPage(frame, c, facility, again),
        get: getFacility,
        add: addFacility,
        change: changeFacility,
        end: closeFacility,
      }),
    )
    .route('/', liveRoutes())
}
