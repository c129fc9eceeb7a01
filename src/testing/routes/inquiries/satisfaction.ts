import type { Routes } from '../access.ts'

/** 満足度. */
export const satisfaction: Routes = {
  'GET /inquiries/:which{[\\w:-]{1,80}}/satisfaction': ['anybody', '/inquiries/{asked}/satisfaction'],
  'POST /inquiries/:which{[\\w:-]{1,80}}/satisfaction': [
    'anybody',
    '/inquiries/{asked}/satisfaction',
    { answer: 'solved' },
  ],
  'GET /satisfaction/:key{[\\w-]{1,60}}': ['anybody', `/satisfaction/1-${'A'.repeat(32)}`],
  'POST /satisfaction/:key{[\\w-]{1,60}}': ['anybody', `/satisfaction/1-${'A'.repeat(32)}`, { answer: 'solved' }],
  'GET /console/inquiries/satisfaction': 'duty',
  'GET /console/settings/satisfaction': 'town',
  'POST /console/settings/satisfaction': ['town', '/console/settings/satisfaction', { silent: 'x' }],
  'GET /api/v1/satisfaction-answers': 'machine',
}
