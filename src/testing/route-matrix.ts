// Who may use which route. Every route of the program has one line here; src/app-matrix.test.ts tries each with everybody.

/**
 * - `anybody`: no session needed; what one may do there is decided by a code, a token or a signature
 * - `resident`: a resident's session
 * - `staff`: a staff session, whatever the duties
 * - `duty`: a member of staff who holds the duty for any section
 * - `section`: a member of staff who holds the duty for the section of the example
 * - `town`: a member of staff who holds the duty for the whole town
 * - `owner`: the one member of staff whose own the example is
 * - `machine`: a bearer token or a signature; no session of a browser opens it
 */
export type Access = 'anybody' | 'resident' | 'staff' | 'duty' | 'section' | 'town' | 'owner' | 'machine'

/**
 * With the address of a route that has parameters, and the fields that its form cannot do without.
 * `{conversation}` stands for the example of one that the test has made.
 */
export type Entry = Access | readonly [Access, address: string, fields?: Record<string, string>]

export const routeMatrix: Record<string, Entry> = {
  // for machines that watch
  'GET /healthz': 'anybody',
  'GET /readyz': 'anybody',
  'GET /metrics': 'anybody',

  // the portal
  'GET /': 'anybody',
  'GET /privacy': 'anybody',
  'GET /accessibility': 'anybody',
  'GET /dev/mail': 'anybody',
  'GET /postal-codes/:code{[0-9]{7}}': ['anybody', '/postal-codes/8850026'],
  'GET /dev/ui': 'anybody',
  'GET /dev/ui/fields': 'anybody',
  'GET /dev/ui/:screen': ['anybody', '/dev/ui/inbox'],

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

  // signing in and out
  'GET /sign-in': 'anybody',
  'POST /sign-in': 'anybody',
  'GET /sign-in/code': 'anybody',
  'POST /sign-in/code': 'anybody',
  'POST /sign-out': 'anybody',
  'GET /oidc/:provider': ['anybody', '/oidc/0'],
  'GET /oidc/:provider/callback': ['anybody', '/oidc/0/callback'],
  'GET /residents/sign-in': 'anybody',
  'POST /residents/sign-in': 'anybody',
  'GET /residents/sign-in/code': 'anybody',
  'POST /residents/sign-in/code': 'anybody',

  // a resident's own
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
  'GET /me': 'resident',
  'POST /me/name': 'resident',
  'POST /me/email': 'resident',
  'POST /me/identities': 'resident',
  'GET /me/identities/continue': 'resident',
  'POST /me/identities/removal': 'resident',
  'POST /me/ended-sessions': 'resident',

  // a member of staff's own
  'GET /console': 'staff',
  'GET /console/live': 'staff',
  'GET /console/account': 'staff',
  'GET /console/account/password': 'staff',
  'POST /console/account/password': 'staff',
  'POST /console/account/ended-sessions': 'staff',
  'GET /console/account/second-factor': 'staff',
  'POST /console/account/second-factor': 'staff',
  'POST /console/account/second-factor/code': 'staff',
  'POST /console/account/second-factor/removal': 'staff',
  'GET /console/account/identities': 'staff',
  'POST /console/account/identities': 'staff',
  'GET /console/account/identities/continue': 'staff',
  'POST /console/account/identities/removal': 'staff',
  'GET /console/notifications': 'staff',
  'POST /console/notifications/readings': ['staff', '/console/notifications/readings', { last: '1' }],

  'GET /console/account/tokens': 'staff',
  'POST /console/account/tokens': 'staff',
  'POST /console/account/tokens/:id{[0-9]+}/revocation': ['owner', '/console/account/tokens/{token}/revocation'],

  // the API
  'GET /api': 'anybody',
  'GET /api/': 'anybody',
  'GET /api/openapi.json': 'anybody',
  'GET /api/v1/me': 'machine',
  'GET /api/v1/sections': 'machine',
  'GET /api/v1/agents': 'machine',
  'POST /api/v1/agents/:id/checks': ['machine', '/api/v1/agents/{agent}/checks'],
  'GET /api/v1/applications': 'machine',
  'GET /api/v1/applications/:id': ['machine', '/api/v1/applications/{application}'],
  'POST /api/v1/applications/:id/claim': ['machine', '/api/v1/applications/{application}/claim'],
  'DELETE /api/v1/applications/:id/claim': ['machine', '/api/v1/applications/{application}/claim'],
  'GET /api/v1/applications/:id/corrections': ['machine', '/api/v1/applications/{application}/corrections'],
  'POST /api/v1/applications/:id/corrections': ['machine', '/api/v1/applications/{application}/corrections'],
  'DELETE /api/v1/applications/:id/corrections/current': [
    'machine',
    '/api/v1/applications/{application}/corrections/current',
  ],
  'POST /api/v1/applications/:id/decision': ['machine', '/api/v1/applications/{application}/decision'],
  'POST /api/v1/applications/:id/proposal': ['machine', '/api/v1/applications/{application}/proposal'],
  'PUT /api/v1/applications/:id/proposal': ['machine', '/api/v1/applications/{application}/proposal'],
  'GET /api/v1/conversations': 'machine',
  'POST /api/v1/conversations': 'machine',
  'GET /api/v1/conversations/:id/messages': ['machine', '/api/v1/conversations/{conversation}/messages'],
  'POST /api/v1/conversations/:id/replies': ['machine', '/api/v1/conversations/{conversation}/replies'],

  // 管理
  'GET /console/settings': 'town',
  'POST /console/settings': 'town',
  'GET /console/settings/hours': 'town',
  'POST /console/settings/hours': 'town',
  'GET /console/settings/closures': 'town',
  'POST /console/settings/closures': 'town',
  'GET /console/settings/closures/:day{\\d{4}-\\d{2}-\\d{2}}/removal': [
    'town',
    '/console/settings/closures/{closure}/removal',
  ],
  'POST /console/settings/closures/:day{\\d{4}-\\d{2}-\\d{2}}/removal': [
    'town',
    '/console/settings/closures/{closure}/removal',
  ],
  'GET /console/settings/line': 'town',
  'POST /console/settings/line': 'town',
  'GET /console/settings/sign-in': 'town',
  'POST /console/settings/sign-in': 'town',
  'GET /console/settings/sign-in/:id{[0-9]{1,15}}': ['town', '/console/settings/sign-in/{provider}'],
  'POST /console/settings/sign-in/:id{[0-9]{1,15}}': ['town', '/console/settings/sign-in/{provider}'],
  'GET /console/settings/sign-in/:id{[0-9]{1,15}}/removal': ['town', '/console/settings/sign-in/{provider}/removal'],
  'POST /console/settings/sign-in/:id{[0-9]{1,15}}/removal': ['town', '/console/settings/sign-in/{provider}/removal'],
  'GET /console/audit': 'town',
  'GET /console/staff': 'duty',
  'GET /console/staff/:id{[0-9]{1,15}}/second-factor-removal': [
    'section',
    '/console/staff/{colleague}/second-factor-removal',
  ],
  'POST /console/staff/:id{[0-9]{1,15}}/second-factor-removal': [
    'section',
    '/console/staff/{colleague}/second-factor-removal',
  ],
  'GET /console/staff/:id{[0-9]{1,15}}/disabled': ['section', '/console/staff/{colleague}/disabled'],
  'POST /console/staff/:id{[0-9]{1,15}}/disabled': ['section', '/console/staff/{colleague}/disabled'],
  'POST /console/staff/:id{[0-9]{1,15}}/enabled': ['section', '/console/staff/{colleague}/enabled'],
  'GET /console/staff/:id{[0-9]{1,15}}/password': ['section', '/console/staff/{colleague}/password'],
  'GET /console/staff/:id{[0-9]{1,15}}/issued-password': ['section', '/console/staff/{colleague}/issued-password'],
  'POST /console/staff/:id{[0-9]{1,15}}/password': ['section', '/console/staff/{colleague}/password'],

  // 決裁
  'GET /console/approvals': 'staff',
  'GET /console/approvals/new': 'staff',
  'POST /console/approvals': 'staff',
  'GET /console/approvals/bulk': 'staff',
  'POST /console/approvals/bulk': 'staff',
  'GET /console/approvals/absences': 'staff',
  'POST /console/approvals/absences': 'staff',
  'POST /console/approvals/absences/:id{[0-9]{1,15}}/end': ['owner', '/console/approvals/absences/{absence}/end'],
  'GET /console/approvals/:id{[0-9]{1,15}}': ['owner', '/console/approvals/{proposal}'],
  'GET /console/approvals/:id{[0-9]{1,15}}/sheet.pdf': ['owner', '/console/approvals/{proposal}/sheet.pdf'],
  'GET /console/approvals/:id{[0-9]{1,15}}/edit': ['owner', '/console/approvals/{proposal}/edit'],
  'POST /console/approvals/:id{[0-9]{1,15}}/edit': [
    'owner',
    '/console/approvals/{proposal}/edit',
    { title: '件名', text: '本文' },
  ],
  'GET /console/approvals/:id{[0-9]{1,15}}/:act{decision|return|rejection|pull-back|withdrawal|review}': [
    'owner',
    '/console/approvals/{proposal}/withdrawal',
  ],
  'POST /console/approvals/:id{[0-9]{1,15}}/:act{decision|return|rejection|pull-back|withdrawal|review}': [
    'owner',
    '/console/approvals/{proposal}/withdrawal',
  ],
  'GET /api/v1/proposals': 'machine',
  'GET /api/v1/proposals/:id': ['machine', '/api/v1/proposals/{proposal}'],
  'POST /api/v1/proposals/:id/acts': ['machine', '/api/v1/proposals/{proposal}/acts'],
  'GET /console/settings/routes': 'town',
  'POST /console/settings/routes': 'town',
  'GET /console/settings/routes/new': 'town',
  'GET /console/settings/routes/:id{[0-9]{1,15}}/end': ['town', '/console/settings/routes/{route}/end'],
  'POST /console/settings/routes/:id{[0-9]{1,15}}/end': ['town', '/console/settings/routes/{route}/end'],

  // files by unguessable link
  'GET /files/:token/:name': ['anybody', '/files/unknown-token-unknown-token/photo.jpg'],

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
  'GET /console/inquiries/:id{[0-9]+}/picture/:tag': ['section', '/console/inquiries/{conversation}/picture/older'],
  'GET /console/inquiries/:id{[0-9]+}/files/:message{[0-9]+}/:position{[0-9]+}': ['section', '{photo}'],
  'GET /console/inquiries/:id{[0-9]+}/files/:message{[0-9]+}/:position{[0-9]+}/preview/:tag': [
    'section',
    '{photo}/preview/older',
  ],

  // 勤怠
  'GET /console/attendance': 'staff',
  'GET /console/attendance/section': 'staff',
  'GET /console/attendance/overtime': 'staff',
  'GET /console/attendance/overtime/section': 'staff',
  'GET /console/attendance/overtime/new': 'staff',
  'POST /console/attendance/overtime': ['staff', '/console/attendance/overtime', { work: '' }],
  'GET /console/attendance/overtime/:id{[0-9]{1,15}}/edit': ['owner', '/console/attendance/overtime/{overtime}/edit'],
  'POST /console/attendance/overtime/:id{[0-9]{1,15}}/edit': [
    'owner',
    '/console/attendance/overtime/{overtime}/edit',
    { work: '' },
  ],
  'GET /console/attendance/overtime/confirmations': 'staff',
  'POST /console/attendance/overtime/confirmations': 'staff',
  'GET /console/attendance/overtime/confirmations/:id{[0-9]{1,15}}': [
    'owner',
    '/console/attendance/overtime/confirmations/{overtimeOfColleague}',
  ],
  'POST /console/attendance/overtime/confirmations/:id{[0-9]{1,15}}': [
    'owner',
    '/console/attendance/overtime/confirmations/{overtimeOfColleague}',
    { version: '1' },
  ],
  'POST /console/attendance/overtime/confirmations/:id{[0-9]{1,15}}/cancellation': [
    'owner',
    '/console/attendance/overtime/confirmations/{overtimeOfColleague}/cancellation',
    { version: '1' },
  ],
  'GET /api/v1/attendance/overtime-orders': 'machine',
  'POST /api/v1/attendance/overtime-orders': 'machine',
  'GET /api/v1/attendance/overtime-limits/:staff/:month': ['machine', '/api/v1/attendance/overtime-limits/1/2026-11'],
  'GET /api/v1/attendance/overtime-confirmations': 'machine',
  'POST /api/v1/attendance/overtime-orders/:id/confirmation': [
    'machine',
    '/api/v1/attendance/overtime-orders/1/confirmation',
  ],
  'POST /api/v1/attendance/overtime-orders/:id/cancellation': [
    'machine',
    '/api/v1/attendance/overtime-orders/1/cancellation',
  ],
  'GET /console/attendance/section/week': 'staff',
  'POST /console/attendance/punches': [
    'staff',
    '/console/attendance/punches',
    { kind: 'in', place: 'main', key: '00000000-0000-4000-8000-000000000002' },
  ],
  'GET /console/attendance/corrections/new': 'staff',
  'POST /console/attendance/corrections': ['staff', '/console/attendance/corrections', { reason: '' }],
  'GET /console/attendance/corrections/:id{[0-9]{1,15}}/edit': [
    'owner',
    '/console/attendance/corrections/{correction}/edit',
  ],
  'POST /console/attendance/corrections/:id{[0-9]{1,15}}/edit': [
    'owner',
    '/console/attendance/corrections/{correction}/edit',
    { reason: '' },
  ],
  'GET /console/attendance/months': 'staff',
  'GET /console/attendance/months/bulk': 'staff',
  'POST /console/attendance/months/bulk': [
    'staff',
    '/console/attendance/months/bulk',
    { act: 'check', month: '2026-10', staff: '1' },
  ],
  'GET /console/attendance/months/layout': 'town',
  'POST /console/attendance/months/layout': 'town',
  'GET /console/attendance/months/payroll.csv': 'town',
  'GET /console/attendance/months/books.pdf': ['town', '/console/attendance/months/books.pdf?section={section}'],
  'GET /console/attendance/months/:staff{[0-9]{1,15}}/:month/book.pdf': [
    'section',
    '/console/attendance/months/{owner}/2026-11/book.pdf',
  ],
  'GET /console/attendance/months/:staff{[0-9]{1,15}}/:month/:act{submit|takeBack|check|return|lock|unlock}': [
    'section',
    '/console/attendance/months/{owner}/2026-10/submit',
  ],
  'POST /console/attendance/months/:staff{[0-9]{1,15}}/:month/:act{submit|takeBack|check|return|lock|unlock}': [
    'section',
    '/console/attendance/months/{owner}/2026-10/submit',
  ],
  'GET /console/attendance/requests': 'staff',
  'GET /console/attendance/requests/new': 'staff',
  'POST /console/attendance/requests': ['staff', '/console/attendance/requests', { reason: '' }],
  'GET /console/attendance/requests/:id{[0-9]{1,15}}/edit': ['owner', '/console/attendance/requests/{request}/edit'],
  'POST /console/attendance/requests/:id{[0-9]{1,15}}/edit': [
    'owner',
    '/console/attendance/requests/{request}/edit',
    { reason: '' },
  ],
  'GET /console/attendance/requests/:id{[0-9]{1,15}}/cancel': [
    'owner',
    '/console/attendance/requests/{request}/cancel',
  ],
  'POST /console/attendance/requests/:id{[0-9]{1,15}}/cancellation': [
    'owner',
    '/console/attendance/requests/{request}/cancellation',
  ],
  'GET /api/v1/attendance/months/:month': ['machine', '/api/v1/attendance/months/2026-10'],
  'GET /api/v1/attendance/months/:month/:staff': ['machine', '/api/v1/attendance/months/2026-10/1'],
  'POST /api/v1/attendance/months/:month/:staff/acts': ['machine', '/api/v1/attendance/months/2026-10/1/acts'],
  'GET /api/v1/attendance/payroll/:month': ['machine', '/api/v1/attendance/payroll/2026-10'],
  'GET /api/v1/attendance/requests': 'machine',
  'POST /api/v1/attendance/requests': 'machine',
  'POST /api/v1/attendance/requests/:id/cancellation': ['machine', '/api/v1/attendance/requests/1/cancellation'],
  'GET /api/v1/attendance/corrections': 'machine',
  'POST /api/v1/attendance/corrections': 'machine',
  'GET /api/v1/attendance/punches': 'machine',
  'POST /api/v1/attendance/punches': 'machine',
  'GET /api/v1/attendance/books/:staff/:month': ['machine', '/api/v1/attendance/books/1/2026-11'],

  // しごと場
  'GET /console/network': 'town',
  'GET /console/network/devices/new': 'town',
  'POST /console/network/devices': 'town',
  'GET /console/network/devices/:id{[0-9]{1,15}}/retirement': ['town', '/console/network/devices/{device}/retirement'],
  'POST /console/network/devices/:id{[0-9]{1,15}}/retirement': ['town', '/console/network/devices/{device}/retirement'],
  'GET /console/network/sites/:id{[0-9]{1,15}}': ['town', '/console/network/sites/{site}'],
  'POST /console/network/sites/:id{[0-9]{1,15}}': ['town', '/console/network/sites/{site}'],
  'POST /api/v1/network/access': 'machine',
  'POST /api/v1/network/accounting': 'machine',
  'GET /console/workplaces': 'staff',
  'GET /console/workplaces/seats': 'staff',
  'GET /console/workplaces/requests/new': 'staff',
  'POST /console/workplaces/requests': ['staff', '/console/workplaces/requests', { seat: '1', reason: '' }],
  'GET /console/workplaces/requests/:id{[0-9]{1,15}}/edit': [
    'owner',
    '/console/workplaces/requests/{seatRequest}/edit',
  ],
  'POST /console/workplaces/requests/:id{[0-9]{1,15}}/edit': [
    'owner',
    '/console/workplaces/requests/{seatRequest}/edit',
    { seat: '1', reason: '' },
  ],
  'POST /console/workplaces/bookings/:id{[0-9]{1,15}}/check-in': [
    'owner',
    '/console/workplaces/bookings/{booking}/check-in',
  ],
  'GET /console/workplaces/bookings/:id{[0-9]{1,15}}/cancel': [
    'owner',
    '/console/workplaces/bookings/{booking}/cancel',
  ],
  'POST /console/workplaces/bookings/:id{[0-9]{1,15}}/cancellation': [
    'owner',
    '/console/workplaces/bookings/{booking}/cancellation',
  ],
  'GET /console/workplaces/board': 'staff',
  'GET /console/workplaces/board/week': 'staff',
  'GET /console/workplaces/travel': 'staff',
  'POST /console/workplaces/travel': 'staff',
  'GET /console/workplaces/calendar': 'staff',
  'POST /console/workplaces/calendar': 'staff',
  'POST /console/workplaces/calendar/removal': 'staff',
  'GET /workplaces/:token{[\\w-]{20,80}}/bookings.ics': [
    'anybody',
    '/workplaces/unknown-token-unknown-token/bookings.ics',
  ],
  'GET /console/settings/workplaces': 'town',
  'POST /console/settings/workplaces': 'town',
  'GET /console/settings/workplaces/sites/new': 'town',
  'POST /console/settings/workplaces/sites': 'town',
  'GET /console/settings/workplaces/sites/:id{[0-9]{1,15}}': ['town', '/console/settings/workplaces/sites/1'],
  'POST /console/settings/workplaces/sites/:id{[0-9]{1,15}}': ['town', '/console/settings/workplaces/sites/1'],
  'GET /console/settings/workplaces/floors/new': ['town', '/console/settings/workplaces/floors/new?site=1'],
  'POST /console/settings/workplaces/floors': ['town', '/console/settings/workplaces/floors', { site: '1' }],
  'GET /console/settings/workplaces/floors/:id{[0-9]{1,15}}': ['town', '/console/settings/workplaces/floors/1'],
  'POST /console/settings/workplaces/floors/:id{[0-9]{1,15}}': ['town', '/console/settings/workplaces/floors/1'],
  'GET /console/settings/workplaces/seats/new': ['town', '/console/settings/workplaces/seats/new?floor=1'],
  'POST /console/settings/workplaces/seats': ['town', '/console/settings/workplaces/seats', { floor: '1' }],
  'GET /console/settings/workplaces/seats/:id{[0-9]{1,15}}': ['town', '/console/settings/workplaces/seats/1'],
  'POST /console/settings/workplaces/seats/:id{[0-9]{1,15}}': ['town', '/console/settings/workplaces/seats/1'],
  'POST /console/settings/workplaces/seats/:id{[0-9]{1,15}}/removal': [
    'town',
    '/console/settings/workplaces/seats/1/removal',
  ],
  'GET /api/v1/workplaces/sites': 'machine',
  'GET /api/v1/workplaces/sites/:id/seats': ['machine', '/api/v1/workplaces/sites/1/seats'],
  'GET /api/v1/workplaces/bookings': 'machine',
  'POST /api/v1/workplaces/requests': 'machine',
  'POST /api/v1/workplaces/bookings/:id/cancellation': ['machine', '/api/v1/workplaces/bookings/1/cancellation'],
  'POST /api/v1/workplaces/bookings/:id/check-in': ['machine', '/api/v1/workplaces/bookings/1/check-in'],
  'GET /api/v1/workplaces/board': 'machine',
  'GET /api/v1/workplaces/travel': 'machine',
  'PUT /api/v1/workplaces/travel': 'machine',
  'GET /api/v1/workplaces/savings': 'machine',

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
  'GET /api/v1/procedure-signers': 'machine',
  'DELETE /api/v1/procedure-signers/:fingerprint': ['machine', `/api/v1/procedure-signers/${'0'.repeat(64)}`],
  // workation: the public site, in its two languages
  'GET /workation/base-map.json': 'anybody',
  'GET /workation/sitemap.xml': 'anybody',
  'GET /workation': 'anybody',
  'GET /workation/places': 'anybody',
  'GET /workation/places/:id{[0-9]{1,15}}': ['anybody', '/workation/places/{place}'],
  'GET /workation/programmes': 'anybody',
  'GET /workation/programmes/:id{[0-9]{1,15}}': ['anybody', '/workation/programmes/{programme}'],
  'GET /en/workation': 'anybody',
  'GET /en/workation/places': 'anybody',
  'GET /en/workation/places/:id{[0-9]{1,15}}': ['anybody', '/en/workation/places/{place}'],
  'GET /en/workation/programmes': 'anybody',
  'GET /en/workation/programmes/:id{[0-9]{1,15}}': ['anybody', '/en/workation/programmes/{programme}'],

  // a firm's own: it has no account, an address that only it was given opens its stay
  'GET /workation/ask': 'anybody',
  'POST /workation/ask': 'anybody',
  'GET /workation/stays/:token': ['anybody', '/workation/stays/{stayToken}'],
  'POST /workation/stays/:token/hold': ['anybody', '/workation/stays/{stayToken}/hold'],
  'GET /workation/stays/:token/booking': ['anybody', '/workation/stays/{stayToken}/booking'],
  'POST /workation/stays/:token/booking': ['anybody', '/workation/stays/{stayToken}/booking'],
  'GET /workation/stays/:token/cancellation': ['anybody', '/workation/stays/{stayToken}/cancellation'],
  'POST /workation/stays/:token/cancellation': ['anybody', '/workation/stays/{stayToken}/cancellation'],
  'GET /en/workation/ask': 'anybody',
  'POST /en/workation/ask': 'anybody',
  'GET /en/workation/stays/:token': ['anybody', '/en/workation/stays/{stayToken}'],
  'POST /en/workation/stays/:token/hold': ['anybody', '/en/workation/stays/{stayToken}/hold'],
  'GET /en/workation/stays/:token/booking': ['anybody', '/en/workation/stays/{stayToken}/booking'],
  'POST /en/workation/stays/:token/booking': ['anybody', '/en/workation/stays/{stayToken}/booking'],
  'GET /en/workation/stays/:token/cancellation': ['anybody', '/en/workation/stays/{stayToken}/cancellation'],
  'POST /en/workation/stays/:token/cancellation': ['anybody', '/en/workation/stays/{stayToken}/cancellation'],
  'GET /workation/stays/:token/survey': ['anybody', '/workation/stays/{stayToken}/survey'],
  'POST /workation/stays/:token/survey': ['anybody', '/workation/stays/{stayToken}/survey'],
  'GET /en/workation/stays/:token/survey': ['anybody', '/en/workation/stays/{stayToken}/survey'],
  'POST /en/workation/stays/:token/survey': ['anybody', '/en/workation/stays/{stayToken}/survey'],

  // a provider's own
  'GET /provider': 'resident',
  'GET /provider/bookings': 'resident',
  'POST /provider/bookings/:item{[0-9]{1,15}}/arrival': ['resident', '/provider/bookings/{bookedItem}/arrival'],
  'GET /provider/measuring': 'resident',
  'POST /provider/measuring': 'resident',
  'GET /provider/places/new': 'resident',
  'POST /provider/places': 'resident',
  'GET /provider/places/:id{[0-9]{1,15}}': ['resident', '/provider/places/{place}'],
  'POST /provider/places/:id{[0-9]{1,15}}': ['resident', '/provider/places/{place}'],
  'GET /provider/programmes/new': 'resident',
  'POST /provider/programmes': 'resident',
  'GET /provider/programmes/:id{[0-9]{1,15}}': ['resident', '/provider/programmes/{programme}'],
  'POST /provider/programmes/:id{[0-9]{1,15}}': ['resident', '/provider/programmes/{programme}'],
  'GET /provider/places/:id{[0-9]{1,15}}/stock': ['resident', '/provider/places/{place}/stock'],
  'POST /provider/places/:id{[0-9]{1,15}}/stock': ['resident', '/provider/places/{place}/stock'],
  'GET /provider/places/:id{[0-9]{1,15}}/measurements': ['resident', '/provider/places/{place}/measurements'],
  'POST /provider/places/:id{[0-9]{1,15}}/measurements': ['resident', '/provider/places/{place}/measurements'],
  'GET /provider/programmes/:id{[0-9]{1,15}}/sessions': ['resident', '/provider/programmes/{programme}/sessions'],
  'POST /provider/programmes/:id{[0-9]{1,15}}/sessions': ['resident', '/provider/programmes/{programme}/sessions'],
  'POST /provider/programmes/:id{[0-9]{1,15}}/sessions/:session{[0-9]{1,15}}/cancellation': [
    'resident',
    '/provider/programmes/{programme}/sessions/{session}/cancellation',
  ],
  'GET /provider/:of{places|programmes}/:id{[0-9]{1,15}}/photos': ['resident', '/provider/places/{place}/photos'],
  'POST /provider/:of{places|programmes}/:id{[0-9]{1,15}}/photos': ['resident', '/provider/places/{place}/photos'],
  'POST /provider/:of{places|programmes}/:id{[0-9]{1,15}}/photos/:photo{[0-9]{1,15}}/removal': [
    'resident',
    '/provider/places/{place}/photos/1/removal',
  ],
  'POST /provider/offers/:id{[0-9]{1,15}}/acts': ['resident', '/provider/offers/{place}/acts', { act: '' }],
  'GET /provider/invitations/:token': ['resident', '/provider/invitations/{invitation}'],
  'POST /provider/invitations/:token': ['resident', '/provider/invitations/{invitation}'],

  // ワーケーション in the console of the section that handles it
  'GET /console/workation': 'section',
  'GET /console/workation/bookings': 'section',
  'POST /console/workation/bookings/:item{[0-9]{1,15}}/arrival': [
    'section',
    '/console/workation/bookings/{bookedItem}/arrival',
  ],
  'GET /console/workation/measuring': 'section',
  'POST /console/workation/measuring': 'section',
  'GET /console/workation/places/new': 'section',
  'POST /console/workation/places': 'section',
  'GET /console/workation/places/:id{[0-9]{1,15}}': ['section', '/console/workation/places/{place}'],
  'POST /console/workation/places/:id{[0-9]{1,15}}': ['section', '/console/workation/places/{place}'],
  'GET /console/workation/programmes/new': 'section',
  'POST /console/workation/programmes': 'section',
  'GET /console/workation/programmes/:id{[0-9]{1,15}}': ['section', '/console/workation/programmes/{programme}'],
  'POST /console/workation/programmes/:id{[0-9]{1,15}}': ['section', '/console/workation/programmes/{programme}'],
  'GET /console/workation/places/:id{[0-9]{1,15}}/stock': ['section', '/console/workation/places/{place}/stock'],
  'POST /console/workation/places/:id{[0-9]{1,15}}/stock': ['section', '/console/workation/places/{place}/stock'],
  'GET /console/workation/places/:id{[0-9]{1,15}}/measurements': [
    'section',
    '/console/workation/places/{place}/measurements',
  ],
  'POST /console/workation/places/:id{[0-9]{1,15}}/measurements': [
    'section',
    '/console/workation/places/{place}/measurements',
  ],
  'GET /console/workation/programmes/:id{[0-9]{1,15}}/sessions': [
    'section',
    '/console/workation/programmes/{programme}/sessions',
  ],
  'POST /console/workation/programmes/:id{[0-9]{1,15}}/sessions': [
    'section',
    '/console/workation/programmes/{programme}/sessions',
  ],
  'POST /console/workation/programmes/:id{[0-9]{1,15}}/sessions/:session{[0-9]{1,15}}/cancellation': [
    'section',
    '/console/workation/programmes/{programme}/sessions/{session}/cancellation',
  ],
  'GET /console/workation/:of{places|programmes}/:id{[0-9]{1,15}}/photos': [
    'section',
    '/console/workation/places/{place}/photos',
  ],
  'POST /console/workation/:of{places|programmes}/:id{[0-9]{1,15}}/photos': [
    'section',
    '/console/workation/places/{place}/photos',
  ],
  'POST /console/workation/:of{places|programmes}/:id{[0-9]{1,15}}/photos/:photo{[0-9]{1,15}}/removal': [
    'section',
    '/console/workation/places/{place}/photos/1/removal',
  ],
  'POST /console/workation/offers/:id{[0-9]{1,15}}/acts': [
    'section',
    '/console/workation/offers/{place}/acts',
    { act: '' },
  ],
  'GET /console/workation/stays': 'section',
  'GET /console/workation/stays/new': 'section',
  'POST /console/workation/stays': 'section',
  'GET /console/workation/stays/:id{[0-9]{1,15}}': ['section', '/console/workation/stays/{stay}'],
  'POST /console/workation/stays/:id{[0-9]{1,15}}/cancellation': [
    'section',
    '/console/workation/stays/{stay}/cancellation',
  ],
  'GET /console/workation/stays/:id{[0-9]{1,15}}/itinerary': ['section', '/console/workation/stays/{stay}/itinerary'],
  'POST /console/workation/stays/:id{[0-9]{1,15}}/itinerary/places': [
    'section',
    '/console/workation/stays/{stay}/itinerary/places',
  ],
  'POST /console/workation/stays/:id{[0-9]{1,15}}/itinerary/sessions': [
    'section',
    '/console/workation/stays/{stay}/itinerary/sessions',
  ],
  'POST /console/workation/stays/:id{[0-9]{1,15}}/itinerary/items/:item{[0-9]{1,15}}/removal': [
    'section',
    '/console/workation/stays/{stay}/itinerary/items/1/removal',
  ],
  'POST /console/workation/stays/:id{[0-9]{1,15}}/itinerary/drafts': [
    'section',
    '/console/workation/stays/{stay}/itinerary/drafts',
  ],
  'POST /console/workation/stays/:id{[0-9]{1,15}}/itinerary/drafts/removal': [
    'section',
    '/console/workation/stays/{stay}/itinerary/drafts/removal',
  ],
  'POST /console/workation/stays/:id{[0-9]{1,15}}/itinerary/proposal': [
    'section',
    '/console/workation/stays/{stay}/itinerary/proposal',
  ],
  'GET /console/workation/providers': 'section',
  'GET /console/workation/providers/new': 'section',
  'POST /console/workation/providers': 'section',
  'GET /console/workation/providers/:id{[0-9]{1,15}}': ['section', '/console/workation/providers/{tradesman}'],
  'POST /console/workation/providers/:id{[0-9]{1,15}}': ['section', '/console/workation/providers/{tradesman}'],
  'POST /console/workation/providers/:id{[0-9]{1,15}}/invitations': [
    'section',
    '/console/workation/providers/{tradesman}/invitations',
    { invited: 'x' },
  ],
  'POST /console/workation/providers/:id{[0-9]{1,15}}/invitations/:invitation{[0-9]{1,15}}/revocation': [
    'section',
    '/console/workation/providers/{tradesman}/invitations/0/revocation',
  ],
  'POST /console/workation/providers/:id{[0-9]{1,15}}/members/:resident{[0-9]{1,15}}/removal': [
    'section',
    '/console/workation/providers/{tradesman}/members/{member}/removal',
  ],
  'GET /console/workation/companies': 'section',
  'GET /console/workation/companies/:id{[0-9]{1,15}}': ['section', '/console/workation/companies/{company}'],
  'POST /console/workation/companies/:id{[0-9]{1,15}}': ['section', '/console/workation/companies/{company}'],
  'POST /console/workation/companies/:id{[0-9]{1,15}}/acts': ['section', '/console/workation/companies/{company}/acts'],
  'POST /console/workation/companies/:id{[0-9]{1,15}}/next': ['section', '/console/workation/companies/{company}/next'],
  'GET /console/workation/effects': 'section',
  'GET /console/workation/effects.csv': 'section',
  'GET /console/workation/effects/stays': 'section',
  'GET /console/workation/effects/stays.csv': 'section',
  'GET /console/settings/workation': 'town',
  'POST /console/settings/workation': 'town',

  // workation for other programs
  'GET /api/v1/workation/places': 'machine',
  'GET /api/v1/workation/places/:id': ['machine', '/api/v1/workation/places/{place}'],
  'GET /api/v1/workation/programmes': 'machine',
  'GET /api/v1/workation/programmes/:id': ['machine', '/api/v1/workation/programmes/{programme}'],
  'GET /api/v1/workation/offers': 'machine',
  'POST /api/v1/workation/offers/:id/acts': ['machine', '/api/v1/workation/offers/{place}/acts'],
  'POST /api/v1/workation/places': 'machine',
  'PUT /api/v1/workation/places/:id': ['machine', '/api/v1/workation/places/{place}'],
  'POST /api/v1/workation/places/:id/stock': ['machine', '/api/v1/workation/places/{place}/stock'],
  'POST /api/v1/workation/places/:id/measurements': ['machine', '/api/v1/workation/places/{place}/measurements'],
  'POST /api/v1/workation/programmes': 'machine',
  'PUT /api/v1/workation/programmes/:id': ['machine', '/api/v1/workation/programmes/{programme}'],
  'POST /api/v1/workation/programmes/:id/sessions': ['machine', '/api/v1/workation/programmes/{programme}/sessions'],
  'POST /api/v1/workation/programmes/:id/sessions/:session/cancellation': [
    'machine',
    '/api/v1/workation/programmes/{programme}/sessions/1/cancellation',
  ],
  'GET /api/v1/workation/stays': 'machine',
  'POST /api/v1/workation/stays': 'machine',
  'GET /api/v1/workation/stays/:id': ['machine', '/api/v1/workation/stays/{stay}'],
  'POST /api/v1/workation/stays/:id/draft/places': ['machine', '/api/v1/workation/stays/{stay}/draft/places'],
  'POST /api/v1/workation/stays/:id/draft/sessions': ['machine', '/api/v1/workation/stays/{stay}/draft/sessions'],
  'DELETE /api/v1/workation/stays/:id/draft/items/:item': ['machine', '/api/v1/workation/stays/{stay}/draft/items/1'],
  'DELETE /api/v1/workation/stays/:id/draft': ['machine', '/api/v1/workation/stays/{stay}/draft'],
  'POST /api/v1/workation/stays/:id/proposal': ['machine', '/api/v1/workation/stays/{stay}/proposal'],
  'POST /api/v1/workation/stays/:id/cancellation': ['machine', '/api/v1/workation/stays/{stay}/cancellation'],
  'GET /api/v1/workation/companies': 'machine',
  'GET /api/v1/workation/companies/:id': ['machine', '/api/v1/workation/companies/{company}'],
  'POST /api/v1/workation/companies/:id/acts': ['machine', '/api/v1/workation/companies/{company}/acts'],
  'PUT /api/v1/workation/companies/:id/next-action': ['machine', '/api/v1/workation/companies/{company}/next-action'],
  'GET /api/v1/workation/effects': 'machine',
  'GET /api/v1/workation/bookings': 'machine',
  'PUT /api/v1/workation/bookings/:id/arrival': ['machine', '/api/v1/workation/bookings/{bookedItem}/arrival'],
  'GET /api/v1/workation/providers': 'machine',
  'POST /api/v1/workation/providers': 'machine',
  'PUT /api/v1/workation/providers/:id': ['machine', '/api/v1/workation/providers/{tradesman}'],
  'POST /api/v1/workation/providers/:id/invitations': [
    'machine',
    '/api/v1/workation/providers/{tradesman}/invitations',
  ],
  'DELETE /api/v1/workation/providers/:id/invitations/:invitation': [
    'machine',
    '/api/v1/workation/providers/{tradesman}/invitations/1',
  ],
  'DELETE /api/v1/workation/providers/:id/members/:resident': [
    'machine',
    '/api/v1/workation/providers/{tradesman}/members/1',
  ],
}
