import type { Routes } from '../access.ts'

/** 合議. */
export const opinions: Routes = {
  'POST /console/inquiries/:id{[0-9]+}/opinion-requests': [
    'section',
    '/console/inquiries/{conversation}/opinion-requests',
    { key: '00000000-0000-4000-8000-000000000006' },
  ],
  'GET /console/inquiries/:id{[0-9]+}/opinion-requests': [
    'section',
    '/console/inquiries/{conversation}/opinion-requests',
  ],
  'POST /console/inquiries/:id{[0-9]+}/opinion-requests/:request{[0-9]{1,15}}/removal': [
    'section',
    '/console/inquiries/{conversation}/opinion-requests/{askedRequest}/removal',
  ],
  'GET /console/inquiries/opinions': 'duty',
  'GET /console/inquiries/opinions/:request{[0-9]{1,15}}': ['owner', '/console/inquiries/opinions/{opinionRequest}'],
  'GET /console/inquiries/opinions/:request{[0-9]{1,15}}/:form{opinion|notes}': [
    'owner',
    '/console/inquiries/opinions/{opinionRequest}/opinion',
  ],
  'POST /console/inquiries/opinions/:request{[0-9]{1,15}}/opinion': [
    'owner',
    '/console/inquiries/opinions/{opinionRequest}/opinion',
    { opinion: '' },
  ],
  'POST /console/inquiries/opinions/:request{[0-9]{1,15}}/notes': [
    'owner',
    '/console/inquiries/opinions/{opinionRequest}/notes',
    { note: 'メモ', key: '00000000-0000-4000-8000-000000000007' },
  ],
  'POST /console/inquiries/opinions/:request{[0-9]{1,15}}/notes/:note{[0-9]{1,15}}/removal': [
    'owner',
    '/console/inquiries/opinions/{opinionRequest}/notes/{askedNote}/removal',
  ],
  'GET /console/inquiries/opinions/:request{[0-9]{1,15}}/files/:message{[0-9]{1,15}}/:position{[0-9]{1,4}}': [
    'owner',
    '{askedPhoto}',
  ],
  'GET /console/inquiries/opinions/:request{[0-9]{1,15}}/files/:message{[0-9]{1,15}}/:position{[0-9]{1,4}}/preview': [
    'owner',
    '{askedPhoto}/preview',
  ],
  'POST /api/v1/conversations/:id/opinion-requests': [
    'machine',
    '/api/v1/conversations/{conversation}/opinion-requests',
  ],
  'GET /api/v1/conversations/:id/opinion-requests': [
    'machine',
    '/api/v1/conversations/{conversation}/opinion-requests',
  ],
  'DELETE /api/v1/conversations/:id/opinion-requests/:request': [
    'machine',
    '/api/v1/conversations/{conversation}/opinion-requests/{askedRequest}',
  ],
  'GET /api/v1/opinion-requests': 'machine',
  'GET /api/v1/opinion-requests/:id': ['machine', '/api/v1/opinion-requests/{opinionRequest}'],
  'POST /api/v1/opinion-requests/:id/opinion': ['machine', '/api/v1/opinion-requests/{opinionRequest}/opinion'],
  'POST /api/v1/opinion-requests/:id/notes': ['machine', '/api/v1/opinion-requests/{opinionRequest}/notes'],
}
