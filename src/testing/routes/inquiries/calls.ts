import type { Routes } from '../access.ts'

/** 電話の記録と折り返し. */
export const calls: Routes = {
  'GET /console/inquiries/calls': 'duty',
  'POST /console/inquiries/calls': [
    'duty',
    '/console/inquiries/calls',
    { key: '00000000-0000-4000-8000-000000000003', callback: 'none' },
  ],
  'GET /console/inquiries/callbacks': 'duty',
  'GET /console/inquiries/callers': ['duty', '/console/inquiries/callers?phone=0986232111'],
  'POST /console/inquiries/calls/:id{[0-9]{1,15}}/attempts': [
    'within',
    '/console/inquiries/calls/{call}/attempts',
    { outcome: 'busy', key: '00000000-0000-4000-8000-000000000004' },
  ],
  'POST /console/inquiries/calls/:id{[0-9]{1,15}}/written-answer': [
    'within',
    '/console/inquiries/calls/{call}/written-answer',
  ],
  'POST /console/inquiries/calls/:id{[0-9]{1,15}}/given-up': ['within', '/console/inquiries/calls/{call}/given-up'],
  'GET /console/inquiries/calls/:id{[0-9]{1,15}}/offers': ['within', '/console/inquiries/calls/{call}/offers'],
  'POST /console/inquiries/calls/:id{[0-9]{1,15}}/offers': [
    'within',
    '/console/inquiries/calls/{call}/offers',
    { key: '00000000-0000-4000-8000-000000000005' },
  ],
  'POST /console/inquiries/calls/:id{[0-9]{1,15}}/removal': ['within', '/console/inquiries/calls/{call}/removal'],
  'GET /api/v1/calls': 'machine',
  'POST /api/v1/calls': 'machine',
  'GET /api/v1/callbacks': 'machine',
  'GET /api/v1/callers': 'machine',
  'GET /api/v1/calls/:id/attempts': ['machine', '/api/v1/calls/1/attempts'],
  'POST /api/v1/calls/:id/attempts': ['machine', '/api/v1/calls/1/attempts'],
  'POST /api/v1/calls/:id/offers': ['machine', '/api/v1/calls/1/offers'],
  'POST /api/v1/calls/:id/written-answer': ['machine', '/api/v1/calls/1/written-answer'],
  'POST /api/v1/calls/:id/given-up': ['machine', '/api/v1/calls/1/given-up'],
  'POST /api/v1/calls/:id/return': ['machine', '/api/v1/calls/1/return'],
  'POST /api/v1/calls/:id/removal': ['machine', '/api/v1/calls/1/removal'],
}
