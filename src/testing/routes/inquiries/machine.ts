import type { Routes } from '../access.ts'

/** 言語モデル. */
export const machine: Routes = {
  'GET /console/settings/language-model': 'town',
  'POST /console/settings/language-model': ['town', '/console/settings/language-model', { url: 'x', version: '0' }],
  'POST /console/settings/language-model/trials': 'town',
  'GET /console/settings/language-model/trials': 'town',
  'POST /console/inquiries/:id{[0-9]+}/machine': [
    'section',
    '/console/inquiries/{conversation}/machine',
    { use: 'draft' },
  ],
  'GET /console/inquiries/:id{[0-9]+}/machine': ['section', '/console/inquiries/{conversation}/machine'],
  'POST /console/inquiries/:id{[0-9]+}/machine/:text{[0-9]{1,15}}/taking': [
    'section',
    '/console/inquiries/{conversation}/machine/999999/taking',
  ],
  'POST /console/inquiries/:id{[0-9]+}/machine/:text{[0-9]{1,15}}/removal': [
    'section',
    '/console/inquiries/{conversation}/machine/999999/removal',
  ],
  'GET /console/inquiries/:id{[0-9]+}/machine/:text{[0-9]{1,15}}/:form{taking|removal}': [
    'section',
    '/console/inquiries/{conversation}/machine/999999/taking',
  ],
  'GET /api/v1/conversations/:id/machine-texts': ['machine', '/api/v1/conversations/{conversation}/machine-texts'],
  'POST /api/v1/conversations/:id/machine-texts': ['machine', '/api/v1/conversations/{conversation}/machine-texts'],
  'POST /api/v1/conversations/:id/machine-texts/:text/taking': [
    'machine',
    '/api/v1/conversations/{conversation}/machine-texts/999999/taking',
  ],
  'POST /api/v1/conversations/:id/machine-texts/:text/removal': [
    'machine',
    '/api/v1/conversations/{conversation}/machine-texts/999999/removal',
  ],
}
