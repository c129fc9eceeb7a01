import { record } from '#kernel/audit/record.ts'
import { formReader, type Typed, versionIn } from '#kernel/http/form-reader.ts'
import { deleteSecret, saveSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { isUse } from './machine.ts'
import { findModel, holdModel, type Model, putModel } from './model.queries.ts'
import { readModelUrl } from './reach-model.ts'

export const LONGEST_MODEL = 200
export const CALLS_A_DAY = [1, 100_000] as const
export const USUAL_CALLS_A_DAY = 200

const CHANGED = 'ほかの人が先に変えています。読み込み直して、もう一度入力してください。'

function read(program: Pick<Program, 'settings'>, typed: Typed): Model & { key: string } {
  const form = formReader(typed)
  const url = readModelUrl(typed['url']?.[0] ?? '', program.settings)
  if ('wrong' in url) form.wrong('url', url.wrong)
  const model = form.line('model', 'モデルの名前', LONGEST_MODEL)
  const key = (typed['key']?.[0] ?? '').trim()
  if (key && !/^[\x21-\x7e]{1,500}$/.test(key))
    form.wrong('key', '鍵は、サービスに表示されたものをそのまま写してください。')
  const callsADay = form.whole('callsADay', '1日の回数', CALLS_A_DAY)
  const uses = [...new Set(typed['uses'] ?? [])]
  if (!uses.every(isUse)) form.wrong('uses', '使うものを選び直してください。')
  form.done()
  return {
    url: 'url' in url ? url.url : '',
    model,
    key,
    callsADay,
    uses: uses.filter(isUse),
    version: versionIn(typed),
  }
}

/**
 * 言語モデルの設定. Nothing ticked is off. A key belongs to a server: where another one is named and no key with it, the old one is
 * forgotten, so that nobody sends it elsewhere.
 * @throws Refusal 409, 422
 */
export async function saveModel(
  program: Pick<Program, 'settings' | 'sealer'>,
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  typed: Typed,
): Promise<void> {
  const { key, ...model } = read(program, typed)
  await db.transaction().execute(async (tx) => {
    const before = await holdModel(tx)
    if (!(await putModel(tx, now, staffId, model))) throw new Refusal(409, CHANGED, 'url')
    const moved = before !== undefined && new URL(before.url).origin !== new URL(model.url).origin
    const house = tx as unknown as Tx
    if (key) await saveSecret(house, program.sealer, 'language_model.key', key)
    else if (moved) await deleteSecret(house, 'language_model.key')
    const { url, model: name, uses, callsADay } = model
    const detail = { url, model: name, uses, callsADay, key: key ? 'given' : moved ? 'forgotten' : 'kept' }
    await record(tx, now, `staff:${staffId}`, 'language_model.changed', 'inquiries:language_model', detail)
  })
}

/** What is on: nothing where nobody set it up. */
export const usesOf = async (db: Db<'inquiries'>): Promise<Model['uses']> => (await findModel(db))?.uses ?? []
