import { Faults, type Overrides, overridesSchema, read } from '#modules/attendance/index.ts'
import type { Option, Outcome } from './command.ts'
import type { Context } from './context.ts'
import { readJson } from './read-json.ts'

const NATIONAL = 'national'

export const rulesOption: Record<string, Option> = {
  rules: {
    value: 'RULES',
    help: {
      ja: `${NATIONAL} (国の基準。既定) か、町が読み替える規則の JSON ファイル`,
      en: `${NATIONAL} (default), or a JSON file of the rules that a town overrides`,
    },
  },
}

export const inputOption: Record<string, Option> = {
  input: {
    value: 'FILE',
    help: { ja: '計算する JSON (なければ標準入力)', en: 'JSON to compute (default: standard input)' },
  },
}

export async function readOverrides(context: Context, given = NATIONAL): Promise<Overrides> {
  return given === NATIONAL ? [] : read(overridesSchema, await readJson(context, given))
}

/** What the work comes to, or every field that is to be put right. */
export async function orFaultList(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Faults)) throw error
    const count = `✖ 誤りが ${error.faults.length} 件あります。何も計算していません。`
    return { ok: false, lines: [...error.message.split('\n'), count], json: { faults: error.faults } }
  }
}
