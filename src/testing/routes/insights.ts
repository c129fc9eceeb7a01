import type { Routes } from './access.ts'

export const insights: Routes = {
  // 効果
  'GET /console/insights': 'staff',
  'GET /console/insights/inquiries': 'staff',
  'GET /console/insights/inquiries.csv': 'staff',
  'GET /console/insights/streets': 'staff',
  'GET /console/insights/streets.csv': 'staff',
  'GET /console/insights/procedures': 'staff',
  'GET /console/insights/procedures.csv': 'staff',
  'GET /console/insights/work': 'staff',
  'GET /console/insights/work.csv': 'staff',
  'GET /console/insights/workplaces': 'staff',
  'GET /console/insights/workplaces.csv': 'staff',
  'GET /console/insights/workation': 'staff',
  'GET /console/insights/workation.csv': 'staff',
  'GET /console/insights/load.csv': 'staff',
  'GET /console/insights/effects.xlsx': 'staff',
  'GET /console/insights/report.pdf': 'staff',
  'GET /console/insights/marks': 'town',
  'POST /console/insights/marks': 'town',
  'POST /console/insights/recounts': 'town',
  'GET /api/v1/insights': 'machine',
  'GET /api/v1/insights/load': 'machine',
  'GET /api/v1/insights/:board': ['machine', '/api/v1/insights/work'],
}
