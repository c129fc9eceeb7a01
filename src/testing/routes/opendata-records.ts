import type { Routes } from './access.ts'

const ID = ':id{[0-9]{1,15}}'
const EVENT = '/console/opendata/events/{event}'
const FACILITY = '/console/opendata/facilities/{facility}'

export const opendataRecords: Routes = {
  // what sections keep, and the sets made from it
  'GET /console/opendata/events': 'staff',
  'GET /console/opendata/events/new': 'staff',
  'POST /console/opendata/events': 'staff',
  [`GET /console/opendata/events/${ID}`]: ['staff', EVENT],
  [`POST /console/opendata/events/${ID}`]: ['section', EVENT],
  [`POST /console/opendata/events/${ID}/ending`]: ['section', `${EVENT}/ending`],
  [`POST /console/opendata/events/${ID}/resumption`]: ['section', `${EVENT}/resumption`],
  'GET /console/opendata/facilities': 'staff',
  'GET /console/opendata/facilities/new': 'staff',
  'POST /console/opendata/facilities': 'staff',
  [`GET /console/opendata/facilities/${ID}`]: ['staff', FACILITY],
  [`POST /console/opendata/facilities/${ID}`]: ['section', FACILITY],
  [`POST /console/opendata/facilities/${ID}/ending`]: ['section', `${FACILITY}/ending`],
  [`POST /console/opendata/facilities/${ID}/resumption`]: ['section', `${FACILITY}/resumption`],
  'POST /console/opendata/live/:source{events|facilities|wifi|list}': ['section', '/console/opendata/live/wifi'],
  'POST /console/opendata/sets/:slug{[a-z0-9_-]{2,100}}/refresh': [
    'section',
    '/console/opendata/sets/public-wifi/refresh',
  ],
  'GET /api/v1/opendata/events': 'machine',
  'POST /api/v1/opendata/events': 'machine',
  'PUT /api/v1/opendata/events/:id': ['machine', '/api/v1/opendata/events/1'],
  'POST /api/v1/opendata/events/:id/ending': ['machine', '/api/v1/opendata/events/1/ending'],
  'GET /api/v1/opendata/facilities': 'machine',
  'POST /api/v1/opendata/facilities': 'machine',
  'PUT /api/v1/opendata/facilities/:id': ['machine', '/api/v1/opendata/facilities/1'],
  'POST /api/v1/opendata/facilities/:id/ending': ['machine', '/api/v1/opendata/facilities/1/ending'],
}
