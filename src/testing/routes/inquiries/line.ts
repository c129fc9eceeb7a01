import type { Routes } from '../access.ts'

/** LINE, as residents and the platform reach it, and what it costs. */
export const line: Routes = {
  'GET /line/sign-in': 'anybody',
  'GET /line/sign-in/:token{[\\w-]{32}}': ['anybody', `/line/sign-in/${'A'.repeat(32)}`],
  'POST /line/sign-in/:token{[\\w-]{32}}': ['anybody', `/line/sign-in/${'A'.repeat(32)}`],
  'GET /line': 'anybody',
  'POST /webhooks/line': 'machine',
  'GET /console/settings/line-usage': 'town',
  'GET /console/settings/line-usage/report.csv': 'town',
  'GET /console/settings/line-usage/report.pdf': 'town',
  'POST /console/settings/line-usage/incidents': [
    'town',
    '/console/settings/line-usage/incidents',
    { key: '00000000-0000-4000-8000-000000000005', day: '' },
  ],
  'POST /console/settings/line-usage/incidents/:id{[0-9]{1,15}}/removal': [
    'town',
    '/console/settings/line-usage/incidents/{incident}/removal',
  ],
  'GET /api/v1/line-usage': 'machine',
}
