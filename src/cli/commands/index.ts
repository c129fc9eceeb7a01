import type { Command } from '../command.ts'
import { attendanceCompute } from './attendance-compute.ts'
import { attendanceDriven } from './attendance-driven.ts'
import { attendanceExplain } from './attendance-explain.ts'
import { attendanceLeaveYearsImport } from './attendance-leave-years-import.ts'
import { attendancePayBasesImport } from './attendance-pay-bases-import.ts'
import { attendancePayrollExport } from './attendance-payroll-export.ts'
import { attendancePayrollLayout } from './attendance-payroll-layout.ts'
import { attendanceSchema } from './attendance-schema.ts'
import { attendanceVerify } from './attendance-verify.ts'
import { auditVerify } from './audit-verify.ts'
import { backup } from './backup.ts'
import { configCheck } from './config-check.ts'
import { dbMigrate } from './db-migrate.ts'
import { faqEvaluate } from './faq-evaluate.ts'
import { faqSearch } from './faq-search.ts'
import { insightsRecompute } from './insights-recompute.ts'
import { municipalityCreate } from './municipality-create.ts'
import { municipalityList } from './municipality-list.ts'
import { oidcSave } from './oidc-save.ts'
import { opendataRepair } from './opendata-repair.ts'
import { opendataSets } from './opendata-sets.ts'
import { opendataValidate } from './opendata-validate.ts'
import { proceduresCheck } from './procedures-check.ts'
import { proceduresExport } from './procedures-export.ts'
import { proceduresImport } from './procedures-import.ts'
import { proceduresPublish } from './procedures-publish.ts'
import { proceduresSchema } from './procedures-schema.ts'
import { restore } from './restore.ts'
import { retention } from './retention.ts'
import { staffImport } from './staff-import.ts'
import { staffResetSecondFactor } from './staff-reset-second-factor.ts'
import { tokenCreate } from './token-create.ts'

export const commands: Command[] = [
  municipalityCreate,
  municipalityList,
  staffImport,
  staffResetSecondFactor,
  tokenCreate,
  oidcSave,
  dbMigrate,
  backup,
  restore,
  auditVerify,
  configCheck,
  attendanceDriven,
  attendanceCompute,
  attendanceExplain,
  attendanceSchema,
  attendancePayBasesImport,
  attendancePayrollLayout,
  attendancePayrollExport,
  attendanceVerify,
  attendanceLeaveYearsImport,
  proceduresCheck,
  proceduresSchema,
  proceduresPublish,
  proceduresExport,
  proceduresImport,
  opendataValidate,
  opendataRepair,
  opendataSets,
  insightsRecompute,
  retention,
  faqSearch,
  faqEvaluate,
]
