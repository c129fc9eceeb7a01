import type { Routes } from './access.ts'

const SET = '/console/opendata/sets/:slug{[a-z0-9_-]{2,100}}'
const SOURCE = '/console/opendata/sources/{source}'
const own = '/console/opendata/sets/{dataset}'

export const opendata: Routes = {
  // the catalogue, for people and for machines
  'GET /opendata': 'anybody',
  'GET /opendata/:file{sitemap-[1-9][0-9]{0,3}\\.xml}': ['anybody', '/opendata/sitemap-1.xml'],
  'GET /opendata/catalog.jsonld': 'anybody',
  'GET /opendata/catalog.ttl': 'anybody',
  'GET /opendata/sets/:file{[a-z0-9_-]+\\.(?:jsonld|ttl)}': ['anybody', '/opendata/sets/{dataset}.ttl'],
  'GET /opendata/sets/:slug{[a-z0-9_-]{1,100}}': ['anybody', '/opendata/sets/{dataset}'],
  'GET /opendata/sets/:slug/:file{[a-z][a-z0-9-]*\\.(?:csv|json|geojson)}': [
    'anybody',
    '/opendata/sets/{dataset}/data.csv',
  ],
  'GET /opendata/sets/:slug/editions/:number{[0-9]{1,6}}/:file{[a-z0-9.-]+}': [
    'anybody',
    '/opendata/sets/{dataset}/editions/1/data.csv',
  ],
  'GET /api/3': 'anybody',
  'GET /api/3/action/': 'anybody',
  'GET /api/3/action/:action{[a-z_]{1,60}}': ['anybody', '/api/3/action/package_list'],
  'POST /api/3/action/:action{[a-z_]{1,60}}': ['open', '/api/3/action/package_list'],
  'GET /api/action/:action{[a-z_]{1,60}}': ['anybody', '/api/action/package_list'],
  'POST /api/action/:action{[a-z_]{1,60}}': ['open', '/api/action/package_list'],

  // a section's own datasets
  'GET /console/opendata': 'staff',
  'GET /console/opendata/sets/new': 'staff',
  'POST /console/opendata/sets': ['staff', '/console/opendata/sets'],
  [`GET ${SET}`]: ['staff', own],
  'GET /console/opendata/editions/:id{[0-9]{1,15}}': ['staff', '/console/opendata/editions/{edition}'],
  [`GET ${SET}/words`]: ['section', `${own}/words`],
  [`POST ${SET}/words`]: ['section', `${own}/words`],
  [`POST ${SET}/file`]: ['section', `${own}/file`],
  [`POST ${SET}/same-rows`]: ['section', `${own}/same-rows`],
  [`POST ${SET}/draft-removal`]: ['section', `${own}/draft-removal`],
  [`GET ${SET}/gate`]: ['section', `${own}/gate`],
  [`POST ${SET}/gate`]: ['section', `${own}/gate`],
  [`POST ${SET}/proposal`]: ['section', `${own}/proposal`],
  [`GET ${SET}/editions/:number{[0-9]{1,6}}/withdrawal`]: ['section', `${own}/editions/1/withdrawal`],
  [`POST ${SET}/editions/:number{[0-9]{1,6}}/withdrawal`]: ['section', `${own}/editions/1/withdrawal`],

  // what is taken over from others
  'GET /console/opendata/sources': 'town',
  'POST /console/opendata/sources': 'town',
  'GET /console/opendata/sources/:id{[0-9]{1,15}}': ['town', SOURCE],
  'POST /console/opendata/sources/:id{[0-9]{1,15}}/hidden': ['town', `${SOURCE}/hidden`],
  'POST /console/opendata/sources/:id{[0-9]{1,15}}/hidden/:slug{[a-z0-9_-]{2,100}}/removal': [
    'town',
    `${SOURCE}/hidden/nothing-there/removal`,
  ],
  'POST /console/opendata/sources/:id{[0-9]{1,15}}/stop': ['town', `${SOURCE}/stop`],
  'POST /console/opendata/sources/:id{[0-9]{1,15}}/resumption': ['town', `${SOURCE}/resumption`],
  'POST /console/opendata/sources/:id{[0-9]{1,15}}/runs': ['town', `${SOURCE}/runs`],
  'GET /api/v1/opendata/sources': 'machine',
  'GET /api/v1/opendata/sources/:id/runs': ['machine', '/api/v1/opendata/sources/{source}/runs'],
  'POST /api/v1/opendata/sources/:id/runs': ['machine', '/api/v1/opendata/sources/{source}/runs'],
}
