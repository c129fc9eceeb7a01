import { readSettings } from '#kernel/settings.ts'
import type { Context } from '../context.ts'
import { environmentOf } from '../context.ts'
import { fail, type Finding, ok, warn } from './finding.ts'

/** Settings as the program will read them at its start, secrets and all. */
export function checkSettings(context: Context): Finding[] {
  const what = '設定 (settings)'
  try {
    context.settings()
  } catch (error) {
    return [fail(what, (error as Error).message)]
  }
  return [ok(what, '正しく読めます (valid)'), checkSecrets(context), checkPublicUrl(context)]
}

function checkSecrets({ env, settings }: Context): Finding {
  const what = '秘密 (secrets)'
  if (settings().DEMO && env['DEMO'] === 'true')
    return warn(what, 'DEMO=true: デモの値で動きます。本番では DEMO を外してください (demo values are in use)')
  try {
    readSettings({ ...environmentOf(env), DEMO: undefined })
    return ok(what, 'デモの値は使われていません (no demo values)')
  } catch (error) {
    return fail(what, (error as Error).message)
  }
}

function checkPublicUrl({ settings }: Context): Finding {
  const { PUBLIC_URL } = settings()
  const what = 'PUBLIC_URL'
  return PUBLIC_URL.startsWith('https:')
    ? ok(what, PUBLIC_URL)
    : warn(what, `${PUBLIC_URL} — 住民には https で見せてください。LINE の画像も https だけです (residents need https)`)
}
