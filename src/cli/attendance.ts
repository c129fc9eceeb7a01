import { Faults, type Overrides, overridesSchema, read } from '#modules/attendance/index.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Option, Outcome } from './command.ts'
import type { Context } from './context.ts'
import { readText } from './read-text.ts'

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

/** @throws Refusal for what is no JSON */
export async function readJson(context: Context, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readText(context, file))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Refusal(422, `${file === '-' ? '標準入力' : file} は JSON ではありません (not JSON): ${error.message}`)
  }
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
