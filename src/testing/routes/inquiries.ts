import type { Routes } from './access.ts'

export const inquiries: Routes = {
  // whoever asks on the town's own page: its address, their session or what they hold opens it
  'GET /inquiries': 'resident',
  'GET /inquiries/new': 'anybody',
  'POST /inquiries': ['anybody', '/inquiries', { key: '00000000-0000-4000-8000-000000000001' }],
  'GET /inquiries/:which{[\\w:-]{1,80}}': ['anybody', '/inquiries/{asked}'],
  'POST /inquiries/:which{[\\w:-]{1,80}}': [
    'anybody',
    '/inquiries/{asked}',
    { key: '00000000-0000-4000-8000-000000000002' },
  ],
  'POST /inquiries/:which{[\\w:-]{1,80}}/email': ['anybody', '/inquiries/{asked}/email'],
  'POST /inquiries/:which{[\\w:-]{1,80}}/renewal': ['anybody', '/inquiries/{asked}/renewal'],
  'POST /inquiries/:which{[\\w:-]{1,80}}/mailing': ['anybody', '/inquiries/{asked}/mailing'],
  'GET /inquiries/:which{[\\w:-]{1,80}}/live': ['anybody', '/inquiries/{asked}/live'],
  'GET /inquiries/:which{[\\w:-]{1,80}}/files/:message{[0-9]{1,15}}/:position{[0-9]{1,4}}': [
    'anybody',
    '/inquiries/{asked}/files/1/0',
  ],
  'GET /inquiries/:which{[\\w:-]{1,80}}/files/:message{[0-9]{1,15}}/:position{[0-9]{1,4}}/preview': [
    'anybody',
    '/inquiries/{asked}/files/1/0/preview',
  ],
  'GET /line/sign-in': 'anybody',
  'GET /line/sign-in/:token{[\\w-]{32}}': ['anybody', `/line/sign-in/${'A'.repeat(32)}`],
  'POST /line/sign-in/:token{[\\w-]{32}}': ['anybody', `/line/sign-in/${'A'.repeat(32)}`],

  // 相談
  'GET /line': 'anybody',
  'POST /webhooks/line': 'machine',
  'GET /console/inquiries': 'duty',
  'GET /console/inquiries/new': ['section', '/console/inquiries/new?about=application:{application}'],
  'POST /console/inquiries/new': [
    'section',
    '/console/inquiries/new',
    { about: 'application:{application}', key: '00000000-0000-4000-8000-000000000003', text: '' },
  ],
  'GET /console/inquiries/:id{[0-9]+}': ['section', '/console/inquiries/{conversation}'],
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
  'GET /console/inquiries/:id{[0-9]+}/:form{replies|resendings|no-reply}': [
    'section',
    '/console/inquiries/{conversation}/replies',
  ],
  'POST /console/inquiries/:id{[0-9]+}/draft': [
    'section',
    '/console/inquiries/{conversation}/draft',
    { text: 'こんにちは', key: '00000000-0000-4000-8000-000000000009' },
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
  'GET /console/inquiries/:id{[0-9]+}/picture/:tag': ['section', '/console/inquiries/{conversation}/picture/older'],
  'GET /console/inquiries/:id{[0-9]+}/files/:message{[0-9]+}/:position{[0-9]+}': ['section', '{photo}'],
  'GET /console/inquiries/:id{[0-9]+}/files/:message{[0-9]+}/:position{[0-9]+}/preview/:tag': [
    'section',
    '{photo}/preview/older',
  ],

  // よくある質問
  'GET /faq': 'anybody',
  'GET /faq/:id{[0-9]{1,15}}': ['anybody', '/faq/{faq}'],
  'GET /console/faq': 'duty',
  'GET /console/faq/new': 'duty',
  'POST /console/faq': ['duty', '/console/faq', { question: '' }],
  'GET /console/faq/:id{[0-9]{1,15}}': ['section', '/console/faq/{faq}'],
  'POST /console/faq/:id{[0-9]{1,15}}': ['section', '/console/faq/{faq}', { version: '0' }],
  'POST /console/faq/:id{[0-9]{1,15}}/publications': ['section', '/console/faq/{faq}/publications', { version: '0' }],
  'POST /console/faq/:id{[0-9]{1,15}}/withdrawal': ['section', '/console/faq/{faq}/withdrawal', { version: '0' }],
  'GET /console/faq/sets': 'duty',
  'POST /console/faq/exports': ['duty', '/console/faq/exports', { slug: '' }],
  'POST /console/faq/import': 'duty',
  'POST /console/faq/adoptions': ['duty', '/console/faq/adoptions', { file: '{}' }],
  'POST /console/faq/signers/:fingerprint{[0-9a-f]{64}}/removal': [
    'duty',
    `/console/faq/signers/${'0'.repeat(64)}/removal`,
  ],
  'GET /api/v1/faqs': 'machine',
  'POST /api/v1/faqs': 'machine',
  'PUT /api/v1/faqs/:id': ['machine', '/api/v1/faqs/{faq}'],
  'POST /api/v1/faqs/:id/publications': ['machine', '/api/v1/faqs/{faq}/publications'],
  'POST /api/v1/faqs/:id/withdrawal': ['machine', '/api/v1/faqs/{faq}/withdrawal'],
  'POST /api/v1/faq-exports': 'machine',
  'POST /api/v1/faq-comparisons': 'machine',
  'POST /api/v1/faq-adoptions': 'machine',
  'GET /console/inquiries/calls': 'duty',
  'POST /console/inquiries/calls': [
    'duty',
    '/console/inquiries/calls',
    { key: '00000000-0000-4000-8000-000000000003', callback: 'none' },
  ],
  'POST /console/inquiries/calls/:id{[0-9]{1,15}}/return': ['section', '/console/inquiries/calls/{call}/return'],
  'POST /console/inquiries/calls/:id{[0-9]{1,15}}/removal': ['section', '/console/inquiries/calls/{call}/removal'],
  'GET /api/v1/calls': 'machine',
  'POST /api/v1/calls': 'machine',
  'POST /api/v1/calls/:id/return': ['machine', '/api/v1/calls/1/return'],
  'POST /api/v1/calls/:id/removal': ['machine', '/api/v1/calls/1/removal'],
}
