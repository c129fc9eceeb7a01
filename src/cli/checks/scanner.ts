import { scan } from '#kernel/files/clamd.ts'
import type { Context } from '../context.ts'
import { fail, type Finding, ok, warn } from './finding.ts'

export async function checkScanner(context: Context): Promise<Finding> {
  const { CLAMD } = context.settings()
  const what = 'ウイルス検査 (clamd)'
  if (!CLAMD) return warn(what, 'CLAMD がありません。添付は「未検査」になります (files are marked unscanned)')
  try {
    await scan(CLAMD, probe())
    return ok(what, `${CLAMD} が答えます (answers)`)
  } catch (error) {
    return fail(
      what,
      `${CLAMD} が答えません。動いているか確かめてください (does not answer): ${(error as Error).message}`,
    )
  }
}

async function* probe() {
  yield Buffer.from('madoguchi')
}
