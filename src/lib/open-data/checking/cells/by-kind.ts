import type { Kind } from '../../standard/column.ts'
import { checkCode } from './code.ts'
import { checkLatitude, checkLongitude } from './coordinate.ts'
import { checkDate } from './date.ts'
import type { CheckCell } from './fault.ts'
import { checkCorporate, checkCount, checkDecimal, checkId, checkPostal } from './numbers.ts'
import { checkPhone } from './phone.ts'
import { checkTime } from './time.ts'
import { checkWeekdays } from './weekdays.ts'
import { checkFlag, checkKana, checkList, checkUrl, checkYesNo } from './words.ts'

/** How the cells of each kind are checked; text may be anything. */
export const CHECKS: Readonly<Record<Exclude<Kind, 'text'>, CheckCell>> = {
  id: checkId,
  code: checkCode,
  kana: checkKana,
  date: checkDate,
  time: checkTime,
  weekdays: checkWeekdays,
  latitude: checkLatitude,
  longitude: checkLongitude,
  phone: checkPhone,
  postal: checkPostal,
  corporate: checkCorporate,
  flag: checkFlag,
  'yes-no': checkYesNo,
  url: checkUrl,
  count: checkCount,
  decimal: checkDecimal,
  list: checkList,
}
