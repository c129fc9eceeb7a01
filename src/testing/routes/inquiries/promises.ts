import type { Routes } from '../access.ts'

/** 回答の約束. */
export const promises: Routes = {
  'POST /console/inquiries/:id{[0-9]+}/interim': [
    'section',
    '/console/inquiries/{conversation}/interim',
    { day: '', key: '00000000-0000-4000-8000-000000000004' },
  ],
  'GET /console/settings/promises': 'town',
  'POST /console/settings/promises': ['town', '/console/settings/promises', { amount: '' }],
  'GET /console/settings/promises/sections/:id{[0-9]{1,15}}': ['town', '/console/settings/promises/sections/1'],
  'POST /console/settings/promises/sections/:id{[0-9]{1,15}}': [
    'town',
    '/console/settings/promises/sections/1',
    { amount: '' },
  ],
  'POST /console/settings/promises/sections/:id{[0-9]{1,15}}/removal': [
    'town',
    '/console/settings/promises/sections/1/removal',
    { version: '0' },
  ],
  'GET /api/v1/conversations/:id/promises': ['machine', '/api/v1/conversations/{conversation}/promises'],
  'POST /api/v1/conversations/:id/interim-notices': ['machine', '/api/v1/conversations/{conversation}/interim-notices'],
}
