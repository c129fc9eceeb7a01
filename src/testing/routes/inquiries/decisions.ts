import type { Routes } from '../access.ts'

/** 決裁してから送る返信. */
export const decisions: Routes = {
  'GET /console/reply-decisions/:id{[0-9]{1,15}}': ['owner', '/console/reply-decisions/{proposedReply}'],
  'GET /console/reply-decisions/:id{[0-9]{1,15}}/decision': [
    'owner',
    '/console/reply-decisions/{proposedReply}/decision',
  ],
  'POST /console/reply-decisions/:id{[0-9]{1,15}}/decision': [
    'owner',
    '/console/reply-decisions/{proposedReply}/decision',
    { step: '0', seen: '0' },
  ],
  'GET /console/reply-decisions/:id{[0-9]{1,15}}/attachments/:position{[0-9]{1,4}}': [
    'owner',
    '/console/reply-decisions/{proposedReply}/attachments/0',
  ],
  'GET /console/reply-decisions/:id{[0-9]{1,15}}/files/:message{[0-9]{1,15}}/:position{[0-9]{1,4}}': [
    'owner',
    '/console/reply-decisions/{proposedReply}/files/1/0',
  ],
  'GET /console/reply-decisions/:id{[0-9]{1,15}}/files/:message{[0-9]{1,15}}/:position{[0-9]{1,4}}/preview': [
    'owner',
    '/console/reply-decisions/{proposedReply}/files/1/0/preview',
  ],
  'GET /console/inquiries/:id{[0-9]+}/decision-mark': ['section', '/console/inquiries/{conversation}/decision-mark'],
  'GET /console/inquiries/:id{[0-9]+}/decision-mark/removal': [
    'section',
    '/console/inquiries/{conversation}/decision-mark/removal',
  ],
  'GET /console/inquiries/:id{[0-9]+}/proposed-replies/:reply{[0-9]{1,15}}/removal': [
    'section',
    '/console/inquiries/{conversation}/proposed-replies/{proposedReply}/removal',
  ],
  'POST /console/inquiries/:id{[0-9]+}/decision-mark': ['section', '/console/inquiries/{conversation}/decision-mark'],
  'POST /console/inquiries/:id{[0-9]+}/decision-mark/removal': [
    'section',
    '/console/inquiries/{conversation}/decision-mark/removal',
  ],
  'POST /console/inquiries/:id{[0-9]+}/proposed-replies/:reply{[0-9]{1,15}}/removal': [
    'section',
    '/console/inquiries/{conversation}/proposed-replies/{proposedReply}/removal',
  ],
  'GET /api/v1/conversations/:id/proposed-replies': [
    'machine',
    '/api/v1/conversations/{conversation}/proposed-replies',
  ],
  'DELETE /api/v1/conversations/:id/proposed-replies/:reply': [
    'machine',
    '/api/v1/conversations/{conversation}/proposed-replies/{proposedReply}',
  ],
  'PUT /api/v1/conversations/:id/decision-mark': ['machine', '/api/v1/conversations/{conversation}/decision-mark'],
  'DELETE /api/v1/conversations/:id/decision-mark': ['machine', '/api/v1/conversations/{conversation}/decision-mark'],
  'GET /api/v1/proposed-replies/:id': ['machine', '/api/v1/proposed-replies/{proposedReply}'],
  'POST /api/v1/proposed-replies/:id/decision': ['machine', '/api/v1/proposed-replies/{proposedReply}/decision'],
  'GET /console/settings/reply-decisions': 'town',
  'POST /console/settings/reply-decisions/sections/:id{[0-9]{1,15}}': [
    'town',
    '/console/settings/reply-decisions/sections/1',
    { demanded: '0' },
  ],
}
