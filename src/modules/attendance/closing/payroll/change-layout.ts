import { type Actor, record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import { missingInCp932 } from '#lib/text/cp932.ts'
import { Refusal, refuseMistakes } from '#lib/refusal.ts'
import { faultInWords, Faults } from '../../rules/fault.ts'
import { read } from '../../rules/read.ts'
import { type PayrollLayout, layoutSchema } from './layout.ts'
import { saveLayout } from './payroll.queries.ts'

const FIELD = 'layout'

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const at = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? text.length)
    const [line, before] = [text.slice(0, at).split('\n').length, text.slice(Math.max(0, at - 20), at).trim()]
    throw new Refusal(
      422,
      `JSON として読めません。${line}行目${before && `の「${before}」のあと`}を確かめてください(カンマ、引用符、かっこの数)。`,
      FIELD,
    )
  }
}

/** A layout as it was written. @throws Refusal 422 with everything that is wrong with it, by its place */
export function readLayout(text: string): PayrollLayout {
  const layout = orMistakes(() => read(layoutSchema, asJson(text)))
  const missing = layout.encoding === 'cp932' ? missingInCp932(JSON.stringify(layout)) : []
  refuseMistakes(missing.map((character) => ({ field: FIELD, message: `CP932 にない文字があります: ${character}` })))
  return layout
}

function orMistakes<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Faults)) throw error
    throw new Refusal(
      422,
      error.message,
      FIELD,
      error.faults.map((fault) => ({ field: FIELD, message: faultInWords(fault) })),
    )
  }
}

/** レイアウトを決める: what is exported from now on. */
export async function changeLayout(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  actor: Actor,
  text: string,
): Promise<PayrollLayout> {
  const layout = readLayout(text)
  await db.transaction().execute(async (tx) => {
    await saveLayout(tx, layout)
    const { encoding, columns } = layout
    await record(tx, now, actor, 'payroll.layout_changed', 'municipality', { encoding, columns: columns.length })
  })
  return layout
}
