import type { Routes } from '../access.ts'

/** 道路などの通報. */
export const streets: Routes = {
  'GET /street-reports/new': 'anybody',
  'POST /street-reports': ['anybody', '/street-reports', { key: '00000000-0000-4000-8000-000000000006' }],
  'GET /line/street-reports/:token{[\\w-]{32}}': ['anybody', `/line/street-reports/${'A'.repeat(32)}`],
  'POST /line/street-reports/:token{[\\w-]{32}}': ['anybody', `/line/street-reports/${'A'.repeat(32)}`],
  'GET /console/inquiries/streets': 'duty',
  'POST /console/inquiries/:id{[0-9]+}/street-report/states': [
    'section',
    '/console/inquiries/{conversation}/street-report/states',
    { to: 'done', was: 'received', key: '00000000-0000-4000-8000-000000000006' },
  ],
  'POST /console/inquiries/:id{[0-9]+}/street-report/same-place': [
    'section',
    '/console/inquiries/{conversation}/street-report/same-place',
    { other: '1' },
  ],
  'GET /console/inquiries/:id{[0-9]+}/street-report/correction': [
    'section',
    '/console/inquiries/{conversation}/street-report/correction',
  ],
  'POST /console/inquiries/:id{[0-9]+}/street-report/correction': [
    'section',
    '/console/inquiries/{conversation}/street-report/correction',
    { version: '1' },
  ],
  'GET /console/inquiries/:id{[0-9]+}/street-report/:form{states|same-place}': [
    'section',
    '/console/inquiries/{conversation}/street-report/states',
  ],
  'GET /console/settings/streets': 'town',
  'POST /console/settings/streets/kinds': ['town', '/console/settings/streets/kinds', { 'name-new': '穴' }],
  'POST /console/settings/streets/area': ['town', '/console/settings/streets/area', { latitude: 'x' }],
  'GET /api/v1/street-reports': 'machine',
  'GET /api/v1/conversations/:id/street-report': ['machine', '/api/v1/conversations/{conversation}/street-report'],
  'GET /api/v1/street-kinds': 'machine',
  'PUT /api/v1/conversations/:id/street-report': ['machine', '/api/v1/conversations/{conversation}/street-report'],
  'POST /api/v1/conversations/:id/street-report/states': [
    'machine',
    '/api/v1/conversations/{conversation}/street-report/states',
  ],
  'POST /api/v1/conversations/:id/street-report/same-place': [
    'machine',
    '/api/v1/conversations/{conversation}/street-report/same-place',
  ],
}
