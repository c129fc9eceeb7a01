import { record } from '#kernel/audit/record.ts'
import { firstOf, formReader, type Typed, versionIn } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { IN_JAPANESE, inEach } from '#lib/text/language.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { saveTerms, type Terms } from './terms.queries.ts'

export const LONGEST_WORDS = 200

const MEANWHILE = 'ほかの人が先に変更しました。読み込み直して、もう一度変更してください。'

/** @throws Refusal 422 with everything that is wrong */
function readTerms(typed: Typed, sections: readonly { id: number }[]): Terms {
  const form = formReader(typed)
  const words = (field: string, word: string) =>
    form.text(field, word, LONGEST_WORDS).replaceAll('\0', '').toWellFormed() || null
  const terms = {
    asks: firstOf(typed, 'asks') !== '',
    words: inEach((language) =>
      words(language, language === 'ja' ? 'たずねる言葉' : `たずねる言葉(${IN_JAPANESE[language]})`),
    ),
    silent: [...new Set(typed['silent'])].map(Number),
  }
  if (terms.silent.some((id) => !sections.some((section) => section.id === id)))
    form.wrong('silent', 'たずねない課を選び直してください。')
  form.done()
  return terms
}

/** Whether and how the town asks from now on. @throws Refusal 409, 422 */
export function changeTerms(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, typed: Typed): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { words, ...terms } = readTerms(typed, await listSections(tx as unknown as Db, dateInTokyo(now)))
    if (!(await saveTerms(tx, now, staff, { ...terms, words }, versionIn(typed)))) throw new Refusal(409, MEANWHILE)
    await record(tx, now, `staff:${staff.id}`, 'satisfaction_terms.changed', 'municipality', { ...terms, ...words })
  })
}
