import type { Routes } from '../access.ts'

/** whoever asks on the town's own page: its address, their session or what they hold opens it. */
export const asker: Routes = {
  'GET /inquiries': 'resident',
  'GET /inquiries/new': 'anybody',
  'POST /inquiries': ['anybody', '/inquiries', { key: '00000000-0000-4000-8000-000000000001' }],
  'GET /inquiries/:which{[\\w:-]{1,80}}': ['anybody', '/inquiries/{asked}'],
  'POST /inquiries/:which{[\\w:-]{1,80}}': [
    'anybody',
    '/inquiries/{asked}',
    { key: '00000000-0000-4000-8000-000000000002' },
  ],
  'POST /inquiries/:which{[\\w:-]{1,80}}/slots': [
    'anybody',
    '/inquiries/{asked}/slots',
    { offer: '999999', choice: 'written' },
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
}
