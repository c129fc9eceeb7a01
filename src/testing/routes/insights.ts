import type { Routes } from './access.ts'

export const insights: Routes = {
  // 効果
  'GET /console/insights': 'staff',
  'GET /console/insights/:board{inquiries|procedures|work|workplaces|workation}': ['staff', '/console/insights/work'],
  'GET /console/insights/:file{(?:inquiries|procedures|work|workplaces|workation)\\.csv}': [
    'staff',
    '/console/insights/work.csv',
  ],
  'GET /console/insights/effects.xlsx': 'staff',
  'GET /console/insights/report.pdf': 'staff',
  'GET /console/insights/marks': 'town',
  'POST /console/insights/marks': 'town',
  'POST /console/insights/recounts': 'town',
  'GET /api/v1/insights': 'machine',
  'GET /api/v1/insights/:board': ['machine', '/api/v1/insights/work'],
}
