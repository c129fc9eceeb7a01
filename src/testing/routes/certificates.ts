import type { Routes } from './access.ts'

export const certificates: Routes = {
  // 証明書
  'GET /certificates/:code': ['anybody', '/certificates/unknown-code-unknown-code-unknown'],
  'GET /certificates/:code/comparisons': ['anybody', '/certificates/unknown-code-unknown-code-unknown/comparisons'],
  'POST /certificates/:code/comparisons': ['anybody', '/certificates/unknown-code-unknown-code-unknown/comparisons'],
  'GET /console/certificates': 'duty',
  'GET /console/certificates/:id{[0-9]{1,15}}': ['section', '/console/certificates/{certificate}'],
  'GET /console/certificates/:id{[0-9]{1,15}}/paper.pdf': ['section', '/console/certificates/{certificate}/paper.pdf'],
  'POST /console/certificates/:id{[0-9]{1,15}}/revocation': [
    'section',
    '/console/certificates/{certificate}/revocation',
    { reason: '' },
  ],
  'GET /console/settings/deciding': 'town',
  'GET /console/settings/deciding/:id{[0-9]{1,15}}': ['town', '/console/settings/deciding/{procedure}'],
  'POST /console/settings/deciding/:id{[0-9]{1,15}}': [
    'town',
    '/console/settings/deciding/{procedure}',
    { before: 'dispositions', circulates: 'dispositions' },
  ],
  'GET /console/settings/signing': 'town',
  'POST /console/settings/signing/certificate': 'town',
  'POST /console/settings/signing/trial': 'town',
  'GET /api/v1/certificates': 'machine',
  'GET /api/v1/certificates/:id': ['machine', '/api/v1/certificates/{certificate}'],
  'POST /api/v1/certificates/:id/revocation': ['machine', '/api/v1/certificates/{certificate}/revocation'],
}
