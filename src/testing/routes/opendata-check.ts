import type { Routes } from './access.ts'

export const opendataCheck: Routes = {
  // オープンデータ: anybody's file against the standard
  'GET /opendata/check': 'anybody',
  'POST /opendata/check': 'anybody',
  'POST /opendata/check/repaired': 'anybody',
  'POST /opendata/check/receipt': 'anybody',
  'GET /opendata/check/repaired': 'anybody',
  'GET /opendata/check/receipt': 'anybody',
}
