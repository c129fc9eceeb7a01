import { createHash } from 'node:crypto'
import { type Actor, record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal, refuseMistakes } from '#lib/refusal.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import { listMonths } from '../months/months.queries.ts'
import { STANDARD_LAYOUT } from './layout.ts'
import { payrollHeader, payrollLines, type Unwritable } from './payroll-file.ts'
import { findLayout, listLocked } from './payroll.queries.ts'

export interface PayrollFile {
  readonly bytes: Buffer
  readonly people: number
  /** Of how many who worked here in the month; the others are not locked, and not in it. */
  readonly ofAll: number
  /** For a header of HTTP. */
  readonly charset: 'utf-8' | 'Shift_JIS'
}

const BATCH = 500
/** More names than this nobody reads at once. */
const MOST_NAMED = 20

function refuseUnwritable(unwritable: readonly Unwritable[]): void {
  const shown = unwritable.slice(0, MOST_NAMED).map(({ name, reason }) => ({ message: `${name}: ${reason}。` }))
  const rest = unwritable.length - shown.length
  refuseMistakes(rest > 0 ? [...shown, { message: `ほかに ${rest} 件あります。` }] : shown)
}

/** A file that lacks people says so by its name. */
export const payrollName = (month: Temporal.PlainYearMonth, { people, ofAll }: PayrollFile): string =>
  people === ofAll ? `payroll-${month}.csv` : `payroll-${month}-${people}-of-${ofAll}.csv`

/**
 * 給与連携: the locked months of everybody as the payroll system takes them in; who is not locked is not in it. The trail has the
 * file's digest.
 * @throws Refusal 409 where nobody is locked, 422 with the names of those whose line cannot be written
 */
export async function exportPayroll(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  actor: Actor,
  month: Temporal.PlainYearMonth,
): Promise<PayrollFile> {
  return db.transaction().execute(async (tx) => {
    const layout = (await findLayout(tx)) ?? STANDARD_LAYOUT
    const [parts, unwritable] = [[payrollHeader(layout)], [] as Unwritable[]]
    let [people, last] = [0, '']
    for (;;) {
      const locked = await listLocked(tx, month, last, BATCH)
      if (locked.length === 0) break
      const part = payrollLines(
        layout,
        locked.map(({ figures }) => figures),
      )
      parts.push(part.bytes)
      unwritable.push(...part.unwritable)
      people += locked.length
      last = locked.at(-1)!.code
    }
    if (people === 0) throw new Refusal(409, `${monthInWords(month)}に締めた人は、まだいません。`)
    refuseUnwritable(unwritable)
    const ofAll = people + (await listMonths(tx, month, { states: ['open', 'submitted', 'checked'] })).length
    const bytes = Buffer.concat(parts)
    const digest = createHash('sha256').update(bytes).digest('hex')
    await record(tx, now, actor, 'payroll.exported', 'municipality', {
      month: month.toString(),
      people,
      ofAll,
      document: digest,
    })
    return { bytes, people, ofAll, charset: layout.encoding === 'cp932' ? 'Shift_JIS' : 'utf-8' }
  })
}
