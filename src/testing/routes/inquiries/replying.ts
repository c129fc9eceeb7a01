import type { Routes } from '../access.ts'

/** 返信, and what waits before it goes out: held, drafted, canned. */
export const replying: Routes = {
  'POST /console/inquiries/:id{[0-9]+}/replies': [
    'section',
    '/console/inquiries/{conversation}/replies',
    { text: 'こんにちは', key: '00000000-0000-4000-8000-000000000001' },
  ],
  'POST /console/inquiries/:id{[0-9]+}/resendings': [
    'section',
    '/console/inquiries/{conversation}/resendings',
    { sending: '1' },
  ],
  'POST /console/inquiries/:id{[0-9]+}/no-reply': [
    'section',
    '/console/inquiries/{conversation}/no-reply',
    { seen: '999999' },
  ],
  'POST /console/inquiries/:id{[0-9]+}/no-reply/removal': [
    'section',
    '/console/inquiries/{conversation}/no-reply/removal',
  ],
  'GET /console/inquiries/:id{[0-9]+}/:form{replies|resendings|no-reply|interim}': [
    'section',
    '/console/inquiries/{conversation}/replies',
  ],
  'POST /console/inquiries/:id{[0-9]+}/draft': [
    'section',
    '/console/inquiries/{conversation}/draft',
    { text: 'こんにちは', key: '00000000-0000-4000-8000-000000000009' },
  ],
  'POST /console/inquiries/:id{[0-9]+}/presence': ['section', '/console/inquiries/{conversation}/presence'],
  'POST /console/inquiries/:id{[0-9]+}/presence/removal': [
    'section',
    '/console/inquiries/{conversation}/presence/removal',
  ],
  'GET /console/inquiries/:id{[0-9]+}/draft': ['section', '/console/inquiries/{conversation}/draft'],
  'POST /console/inquiries/:id{[0-9]+}/held/:reply{[0-9]{1,15}}/removal': [
    'section',
    '/console/inquiries/{conversation}/held/1/removal',
  ],
  'POST /console/inquiries/:id{[0-9]+}/held/:reply{[0-9]{1,15}}/time': [
    'section',
    '/console/inquiries/{conversation}/held/1/time',
    { sendAt: '', version: '1' },
  ],
  'GET /console/inquiries/:id{[0-9]+}/held/:reply{[0-9]{1,15}}/:form{removal|time}': [
    'section',
    '/console/inquiries/{conversation}/held/1/time',
  ],
  'GET /console/inquiries/:id{[0-9]+}/canned': ['section', '/console/inquiries/{conversation}/canned'],
  'GET /console/inquiries/canned': 'duty',
  'GET /console/inquiries/canned/new': 'duty',
  'POST /console/inquiries/canned': ['duty', '/console/inquiries/canned', { title: '' }],
  'GET /console/inquiries/canned/:canned{[0-9]{1,15}}': ['section', '/console/inquiries/canned/{canned}'],
  'POST /console/inquiries/canned/:canned{[0-9]{1,15}}': [
    'section',
    '/console/inquiries/canned/{canned}',
    { version: '0' },
  ],
  'POST /console/inquiries/canned/:canned{[0-9]{1,15}}/retirement': [
    'section',
    '/console/inquiries/canned/{canned}/retirement',
    { version: '0' },
  ],
  'GET /api/v1/canned-answers': 'machine',
  'POST /api/v1/canned-answers': 'machine',
  'PUT /api/v1/canned-answers/:id': ['machine', '/api/v1/canned-answers/{canned}'],
  'POST /api/v1/canned-answers/:id/retirement': ['machine', '/api/v1/canned-answers/{canned}/retirement'],
  'GET /api/v1/conversations/:id/held-replies': ['machine', '/api/v1/conversations/{conversation}/held-replies'],
  'DELETE /api/v1/conversations/:id/held-replies/:reply': [
    'machine',
    '/api/v1/conversations/{conversation}/held-replies/1',
  ],
  'PUT /api/v1/conversations/:id/held-replies/:reply': [
    'machine',
    '/api/v1/conversations/{conversation}/held-replies/1',
  ],
  'GET /console/settings/replies': 'town',
  'POST /console/settings/replies': ['town', '/console/settings/replies', { seconds: 'x' }],
  'GET /api/v1/conversations/:id/presence': ['machine', '/api/v1/conversations/{conversation}/presence'],
}
