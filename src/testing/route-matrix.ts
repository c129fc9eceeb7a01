// Who may use which route. Every route of the program has one line here; src/app-matrix.test.ts tries each with everybody.
import { attendance } from './routes/attendance.ts'
import { certificates } from './routes/certificates.ts'
import { house } from './routes/house.ts'
import { inquiries } from './routes/inquiries.ts'
import { opendataRecords } from './routes/opendata-records.ts'
import { opendata } from './routes/opendata.ts'
import { opendataCheck } from './routes/opendata-check.ts'
import { insights } from './routes/insights.ts'
import { procedures } from './routes/procedures.ts'
import { workation } from './routes/workation.ts'
import { workplaces } from './routes/workplaces.ts'
import type { Routes } from './routes/access.ts'

export type { Access, Entry } from './routes/access.ts'

export const routeMatrix: Routes = {
  ...house,
  ...procedures,
  ...certificates,
  ...inquiries,
  ...attendance,
  ...workplaces,
  ...workation,
  ...opendata,
  ...opendataRecords,
  ...opendataCheck,
  ...insights,
}
