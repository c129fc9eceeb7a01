import type { Routes } from '../access.ts'

/** 機密を要する相談, and why somebody looks in from outside. */
export const confidential: Routes = {
  'GET /console/inquiries/:id{[0-9]+}/viewings': ['section', '/console/inquiries/{conversation}/viewings'],
  'POST /console/inquiries/:id{[0-9]+}/viewings': [
    'section',
    '/console/inquiries/{conversation}/viewings',
    { reason: 'audit', words: '点検' },
  ],
  'POST /api/v1/conversations/:id/viewings': ['machine', '/api/v1/conversations/{conversation}/viewings'],
  'GET /line/page/:token{[\\w-]{32}}': ['anybody', `/line/page/${'A'.repeat(32)}`],
  'POST /line/page/:token{[\\w-]{32}}': ['anybody', `/line/page/${'A'.repeat(32)}`],
  'POST /console/inquiries/:id{[0-9]+}/page': ['section', '/console/inquiries/{conversation}/page'],
  'POST /console/inquiries/:id{[0-9]+}/page/removal': [
    'section',
    '/console/inquiries/{conversation}/page/removal',
    { back: '' },
  ],
  'GET /console/inquiries/:id{[0-9]+}/page/:form{removal}?': ['section', '/console/inquiries/{conversation}/page'],
  'GET /console/settings/confidential': 'town',
  'POST /console/settings/confidential': ['town', '/console/settings/confidential', { sections: 'x' }],
  'GET /api/v1/conversations/:id/page': ['machine', '/api/v1/conversations/{conversation}/page'],
  'POST /api/v1/conversations/:id/page': ['machine', '/api/v1/conversations/{conversation}/page'],
  'POST /api/v1/conversations/:id/page/removal': ['machine', '/api/v1/conversations/{conversation}/page/removal'],
}
