import type { Routes } from '../access.ts'

/** 保存期間・消去・開示. */
export const retention: Routes = {
  'GET /console/inquiries/:id{[0-9]+}/keeping': ['section', '/console/inquiries/{conversation}/keeping'],
  'POST /console/inquiries/:id{[0-9]+}/hold': ['section', '/console/inquiries/{conversation}/hold', { until: '' }],
  'POST /console/inquiries/:id{[0-9]+}/hold/removal': ['section', '/console/inquiries/{conversation}/hold/removal'],
  'POST /console/inquiries/:id{[0-9]+}/erasure': ['town', '/console/inquiries/{conversation}/erasure'],
  'POST /console/inquiries/:id{[0-9]+}/disclosures': ['town', '/console/inquiries/{conversation}/disclosures'],
  'GET /console/inquiries/:id{[0-9]+}/disclosures/:disclosure{[0-9]{1,15}}': [
    'town',
    '/console/inquiries/{conversation}/disclosures/{disclosure}',
  ],
  'GET /console/inquiries/:id{[0-9]+}/:form{hold|erasure|disclosures}': [
    'section',
    '/console/inquiries/{conversation}/hold',
  ],
  'GET /console/settings/retention': 'town',
  'POST /console/settings/retention': ['town', '/console/settings/retention', { line: '' }],
  'GET /console/settings/retention/confirmations': 'town',
  'POST /console/settings/retention/confirmations': [
    'town',
    '/console/settings/retention/confirmations',
    { seen: 'x' },
  ],
  'GET /console/settings/retention/sections/:id{[0-9]{1,15}}': ['town', '/console/settings/retention/sections/1'],
  'POST /console/settings/retention/sections/:id{[0-9]{1,15}}': [
    'town',
    '/console/settings/retention/sections/1',
    { line: 'x' },
  ],
  'GET /api/v1/retention-plan': 'machine',
  'GET /api/v1/retention-terms': 'machine',
  'PUT /api/v1/retention-terms': 'machine',
  'POST /api/v1/retention-confirmations': 'machine',
  'PUT /api/v1/conversations/:id/hold': ['machine', '/api/v1/conversations/{conversation}/hold'],
  'DELETE /api/v1/conversations/:id/hold': ['machine', '/api/v1/conversations/{conversation}/hold'],
  'POST /api/v1/conversations/:id/erasure': ['machine', '/api/v1/conversations/{conversation}/erasure'],
  'POST /api/v1/conversations/:id/disclosures': ['machine', '/api/v1/conversations/{conversation}/disclosures'],
  'GET /api/v1/conversations/:id/disclosures/:disclosure': [
    'machine',
    '/api/v1/conversations/{conversation}/disclosures/{disclosure}',
  ],
}
