import type { Routes } from '../access.ts'

/** 一斉配信 and 受け取るお知らせ. */
export const broadcasts: Routes = {
  'GET /line/notices/:token{[\\w-]{32}}': ['anybody', `/line/notices/${'A'.repeat(32)}`],
  'POST /line/notices/:token{[\\w-]{32}}': ['anybody', `/line/notices/${'A'.repeat(32)}`],
  'POST /line/notices/:token{[\\w-]{32}}/stop': ['anybody', `/line/notices/${'A'.repeat(32)}/stop`],
  'GET /console/settings/notices': 'town',
  'POST /console/settings/notices/:kind{topic|ward}': ['town', '/console/settings/notices/topic'],
  'GET /console/broadcasts': 'duty',
  'GET /console/broadcasts/new': 'duty',
  'POST /console/broadcasts': ['duty', '/console/broadcasts', { key: '00000000-0000-4000-8000-000000000006' }],
  'GET /console/broadcasts/:id{[0-9]{1,15}}': ['section', '/console/broadcasts/{broadcast}'],
  'POST /console/broadcasts/:id{[0-9]{1,15}}': ['section', '/console/broadcasts/{broadcast}', { title: '' }],
  'GET /console/broadcasts/:id{[0-9]{1,15}}/edit': ['section', '/console/broadcasts/{broadcast}/edit'],
  'GET /console/broadcasts/:id{[0-9]{1,15}}/picture': ['section', '/console/broadcasts/{broadcast}/picture'],
  'GET /console/broadcasts/:id{[0-9]{1,15}}/:act{proposal|stop|resumption}': [
    'section',
    '/console/broadcasts/{broadcast}/stop',
  ],
  'POST /console/broadcasts/:id{[0-9]{1,15}}/proposal': [
    'section',
    '/console/broadcasts/{broadcast}/proposal',
    { version: '999' },
  ],
  'POST /console/broadcasts/:id{[0-9]{1,15}}/stop': ['section', '/console/broadcasts/{broadcast}/stop'],
  'POST /console/broadcasts/:id{[0-9]{1,15}}/resumption': ['section', '/console/broadcasts/{broadcast}/resumption'],
  'GET /api/v1/notice-labels': 'machine',
  'GET /api/v1/broadcasts': 'machine',
  'POST /api/v1/broadcasts': 'machine',
  'GET /api/v1/broadcasts/:id': ['machine', '/api/v1/broadcasts/{broadcast}'],
  'PUT /api/v1/broadcasts/:id': ['machine', '/api/v1/broadcasts/{broadcast}'],
  'POST /api/v1/broadcasts/:id/proposal': ['machine', '/api/v1/broadcasts/{broadcast}/proposal'],
  'POST /api/v1/broadcasts/:id/stop': ['machine', '/api/v1/broadcasts/{broadcast}/stop'],
  'POST /api/v1/broadcasts/:id/resumption': ['machine', '/api/v1/broadcasts/{broadcast}/resumption'],
  'GET /api/v1/broadcasts/:id/results': ['machine', '/api/v1/broadcasts/{broadcast}/results'],
}
