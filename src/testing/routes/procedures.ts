import type { Routes } from './access.ts'

export const procedures: Routes = {
  // residents apply: whose an application is, its key or their session says
  'GET /procedures': 'anybody',
  'GET /procedures/:slug{[a-z0-9-]{1,60}}': ['anybody', '/procedures/water-service-start'],
  'POST /procedures/:slug{[a-z0-9-]{1,60}}/applications': [
    'anybody',
    '/procedures/water-service-start/applications',
    { id: 'a0a0a0a0-0000-4000-8000-000000000001' },
  ],
  'GET /applications': 'anybody',
  'GET /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': [
    'anybody',
    '/applications/{application}',
  ],
  'POST /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/ownership': [
    'anybody',
    '/applications/{application}/ownership',
  ],
  'GET /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/keep': [
    'anybody',
    '/applications/{application}/keep',
  ],
  'GET /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/pages/:page{[a-z0-9-]{1,60}}': [
    'anybody',
    '/applications/{application}/pages/place',
  ],
  'POST /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/pages/:page{[a-z0-9-]{1,60}}': [
    'anybody',
    '/applications/{application}/pages/place',
  ],
  'GET /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/summary': [
    'anybody',
    '/applications/{application}/summary',
  ],
  'POST /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/submission': [
    'anybody',
    '/applications/{application}/submission',
    { seen: 'nothing' },
  ],
  'POST /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/correction': [
    'anybody',
    '/applications/{application}/correction',
    { seen: 'nothing', round: '1' },
  ],
  'POST /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/requests': [
    'anybody',
    '/applications/{application}/requests',
    { seen: 'nothing', after: '0' },
  ],
  'GET /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/mandate': [
    'anybody',
    '/applications/{application}/mandate',
  ],
  'POST /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/mandate/limits': [
    'anybody',
    '/applications/{application}/mandate/limits',
    { kind: 'revoked' },
  ],
  'GET /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/removal': [
    'anybody',
    '/applications/{application}/removal',
  ],
  'POST /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/removal': [
    'anybody',
    '/applications/{application}/removal',
  ],
  // whoever was asked by an agent: a code nobody knows, and the address that it was sent to
  'GET /mandates/:code{[A-Za-z0-9_-]{1,100}}': ['anybody', '/mandates/nobodys-code'],
  'POST /mandates/:code{[A-Za-z0-9_-]{1,100}}/approval': ['anybody', '/mandates/nobodys-code/approval'],
  'POST /mandates/:code{[A-Za-z0-9_-]{1,100}}/refusal': ['anybody', '/mandates/nobodys-code/refusal'],
  'GET /mandates/:code{[A-Za-z0-9_-]{1,100}}/files/:file{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}':
    ['anybody', '/mandates/nobodys-code/files/{applicationFile}'],

  // an agent files for others
  'GET /agent': 'resident',
  'GET /agent/registration': 'resident',
  'POST /agent/registration': 'resident',
  'GET /agent/applications/new': 'resident',
  'POST /agent/applications': [
    'resident',
    '/agent/applications',
    { id: 'a0a0a0a0-0000-4000-8000-000000000002', clientEmail: 'client@example.jp', clientName: '青空 花子' },
  ],
  'GET /agent/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/mandate': [
    'resident',
    '/agent/applications/{draftForClient}/mandate',
  ],
  'POST /agent/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/mandate': [
    'resident',
    '/agent/applications/{draftForClient}/mandate',
  ],
  'GET /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/certificate.pdf': [
    'anybody',
    '/applications/{application}/certificate.pdf',
  ],
  'GET /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/receipt.pdf': [
    'anybody',
    '/applications/{application}/receipt.pdf',
  ],
  'GET /applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/files/:file{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}':
    ['anybody', '/applications/{application}/files/{applicationFile}'],

  // who files for others
  'GET /console/agents': 'duty',
  'GET /console/agents/:id{[0-9]{1,15}}': ['duty', '/console/agents/{agent}'],
  'POST /console/agents/:id{[0-9]{1,15}}/checks': ['duty', '/console/agents/{agent}/checks', { outcome: 'confirmed' }],

  // a section's applications
  'GET /console/applications': 'duty',
  'GET /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': [
    'section',
    '/console/applications/{application}',
  ],
  'POST /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/claim': [
    'section',
    '/console/applications/{application}/claim',
  ],
  'POST /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/claim/removal': [
    'section',
    '/console/applications/{application}/claim/removal',
  ],
  'GET /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/correction': [
    'section',
    '/console/applications/{application}/correction',
  ],
  'POST /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/correction': [
    'section',
    '/console/applications/{application}/correction',
  ],
  'GET /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/correction/removal': [
    'section',
    '/console/applications/{application}/correction/removal',
  ],
  'POST /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/correction/removal': [
    'section',
    '/console/applications/{application}/correction/removal',
  ],
  'GET /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/:decision{acceptance|refusal}':
    ['section', '/console/applications/{application}/acceptance'],
  'POST /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/:decision{acceptance|refusal}':
    ['section', '/console/applications/{application}/acceptance'],
  'GET /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/proposal': [
    'section',
    '/console/applications/{application}/proposal',
  ],
  'POST /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/proposal': [
    'section',
    '/console/applications/{application}/proposal',
    { outcome: 'refused' },
  ],
  'POST /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/proposal/resubmission':
    ['owner', '/console/applications/{circulating}/proposal/resubmission', { outcome: 'accepted' }],
  'GET /console/applications/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/files/:file{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}':
    ['section', '/console/applications/{application}/files/{applicationFile}'],

  // 手続の編集と、町のあいだのやり取り
  'GET /console/procedures': 'duty',
  'GET /console/procedures/new': 'duty',
  'POST /console/procedures/drafts': ['duty', '/console/procedures/drafts', { from: 'nothing' }],
  'GET /console/procedures/import': 'duty',
  'POST /console/procedures/import': 'duty',
  'POST /console/procedures/imports': ['duty', '/console/procedures/imports', { file: '{}' }],
  'POST /console/procedures/signers/:fingerprint{[0-9a-f]{64}}/removal': [
    'duty',
    `/console/procedures/signers/${'0'.repeat(64)}/removal`,
  ],
  'GET /console/procedures/:id{[0-9]{1,15}}': ['section', '/console/procedures/{procedure}'],
  'POST /console/procedures/:id{[0-9]{1,15}}/opening': [
    'section',
    '/console/procedures/{procedure}/opening',
    { version: '0', open: 'yes' },
  ],
  'POST /console/procedures/:id{[0-9]{1,15}}/section': [
    'section',
    '/console/procedures/{procedure}/section',
    { version: '0' },
  ],
  'GET /console/procedures/:id{[0-9]{1,15}}/versions/:number{[0-9]{1,6}}': [
    'section',
    '/console/procedures/{procedure}/versions/1',
  ],
  'POST /console/procedures/:id{[0-9]{1,15}}/versions/:number{[0-9]{1,6}}/exports': [
    'section',
    '/console/procedures/{procedure}/versions/1/exports',
  ],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}': ['section', '/console/procedures/drafts/{draft}'],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}/definition.json': [
    'section',
    '/console/procedures/drafts/{draft}/definition.json',
  ],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}/upload': ['section', '/console/procedures/drafts/{draft}/upload'],
  'POST /console/procedures/drafts/:id{[0-9]{1,15}}/upload': ['section', '/console/procedures/drafts/{draft}/upload'],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}/removal': ['section', '/console/procedures/drafts/{draft}/removal'],
  'POST /console/procedures/drafts/:id{[0-9]{1,15}}/removal': [
    'section',
    '/console/procedures/drafts/{draft}/removal',
    { _seen: '0' },
  ],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}/check': ['section', '/console/procedures/drafts/{draft}/check'],
  'POST /console/procedures/drafts/:id{[0-9]{1,15}}/publication': [
    'section',
    '/console/procedures/drafts/{draft}/publication',
    { version: '0', digest: 'none', standing: '0' },
  ],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}/:form{about|words}': [
    'section',
    '/console/procedures/drafts/{draft}/about',
  ],
  'POST /console/procedures/drafts/:id{[0-9]{1,15}}/:form{about|words}': [
    'section',
    '/console/procedures/drafts/{draft}/about',
  ],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}/new-page': [
    'section',
    '/console/procedures/drafts/{draft}/new-page',
  ],
  'POST /console/procedures/drafts/:id{[0-9]{1,15}}/new-page': [
    'section',
    '/console/procedures/drafts/{draft}/new-page',
  ],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}/new-field': [
    'section',
    '/console/procedures/drafts/{draft}/new-field?page=place',
  ],
  'POST /console/procedures/drafts/:id{[0-9]{1,15}}/new-field': [
    'section',
    '/console/procedures/drafts/{draft}/new-field',
    { _page: 'place', _kind: 'text' },
  ],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}/pages/:page{[a-z0-9-]{1,40}}': [
    'section',
    '/console/procedures/drafts/{draft}/pages/place',
  ],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}/pages/:page{[a-z0-9-]{1,40}}/about': [
    'section',
    '/console/procedures/drafts/{draft}/pages/place/about',
  ],
  'POST /console/procedures/drafts/:id{[0-9]{1,15}}/pages/:page{[a-z0-9-]{1,40}}/about': [
    'section',
    '/console/procedures/drafts/{draft}/pages/place/about',
  ],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}/fields/:field{[A-Za-z0-9]{1,40}}': [
    'section',
    '/console/procedures/drafts/{draft}/fields/use',
  ],
  'POST /console/procedures/drafts/:id{[0-9]{1,15}}/fields/:field{[A-Za-z0-9]{1,40}}': [
    'section',
    '/console/procedures/drafts/{draft}/fields/use',
  ],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}/preview/:page{[a-z0-9-]{1,40}}': [
    'section',
    '/console/procedures/drafts/{draft}/preview/place',
  ],
  'POST /console/procedures/drafts/:id{[0-9]{1,15}}/preview/:page{[a-z0-9-]{1,40}}': [
    'section',
    '/console/procedures/drafts/{draft}/preview/place',
  ],
  'POST /console/procedures/drafts/:id{[0-9]{1,15}}/:what{pages|fields}/:part{[A-Za-z0-9-]{1,40}}/moves': [
    'section',
    '/console/procedures/drafts/{draft}/fields/use/moves',
    { _seen: '0', to: 'up' },
  ],
  'GET /console/procedures/drafts/:id{[0-9]{1,15}}/:what{pages|fields}/:part{[A-Za-z0-9-]{1,40}}/removal': [
    'section',
    '/console/procedures/drafts/{draft}/fields/use/removal',
  ],
  'POST /console/procedures/drafts/:id{[0-9]{1,15}}/:what{pages|fields}/:part{[A-Za-z0-9-]{1,40}}/removal': [
    'section',
    '/console/procedures/drafts/{draft}/fields/use/removal',
    { _seen: '0' },
  ],
  'GET /api/v1/procedures': 'machine',
  'GET /api/v1/procedures/:slug': ['machine', '/api/v1/procedures/water-service-start'],
  'GET /api/v1/procedures/:slug/versions/:number': ['machine', '/api/v1/procedures/water-service-start/versions/1'],
  'POST /api/v1/procedures/:slug/versions/:number/exports': [
    'machine',
    '/api/v1/procedures/water-service-start/versions/1/exports',
  ],
  'PUT /api/v1/procedures/:slug/opening': ['machine', '/api/v1/procedures/water-service-start/opening'],
  'PUT /api/v1/procedures/:slug/section': ['machine', '/api/v1/procedures/water-service-start/section'],
  'GET /api/v1/procedure-drafts': 'machine',
  'GET /api/v1/procedure-drafts/:slug': ['machine', '/api/v1/procedure-drafts/water-service-start'],
  'PUT /api/v1/procedure-drafts/:slug': ['machine', '/api/v1/procedure-drafts/water-service-start'],
  'DELETE /api/v1/procedure-drafts/:slug': ['machine', '/api/v1/procedure-drafts/water-service-start'],
  'GET /api/v1/procedure-drafts/:slug/check': ['machine', '/api/v1/procedure-drafts/water-service-start/check'],
  'POST /api/v1/procedure-drafts/:slug/publication': [
    'machine',
    '/api/v1/procedure-drafts/water-service-start/publication',
  ],
  'POST /api/v1/procedure-imports': 'machine',
  'POST /api/v1/procedure-comparisons': 'machine',
  'GET /api/v1/procedure-signers': 'machine',
  'DELETE /api/v1/procedure-signers/:fingerprint': ['machine', `/api/v1/procedure-signers/${'0'.repeat(64)}`],
}
