import { Refusal } from '#lib/refusal.ts'
import type { Context } from './context.ts'
import { readText } from './read-text.ts'

/** @throws Refusal for what is no JSON */
export async function readJson(context: Context, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readText(context, file))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Refusal(422, `${file === '-' ? '標準入力' : file} は JSON ではありません (not JSON): ${error.message}`)
  }
}
