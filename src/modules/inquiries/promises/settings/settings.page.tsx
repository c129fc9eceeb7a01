import type { Context } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import { inEach, type Language, languages, tagOf } from '#lib/text/language.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Breadcrumbs, Button, type FieldErrorText, FormActions, Section, Stack } from '#ui/index.ts'
import { BySection } from '../../by-section.tsx'
import { afterHours, promisedUntil, STANDARD, type Terms } from '../promise.ts'
import { fillDay, STANDARD_WORDS } from '../promise-words.ts'
import { listTerms, type NewTerms } from '../terms.queries.ts'
import { readTerms, type TypedTerms, typedFrom } from './read-terms.ts'
import { TermsFields, WordsFields } from './terms-fields.tsx'

export const PROMISES = '/console/settings/promises'

const DONE = {
  promises: '回答の約束の設定を変えました。これから届く相談から、この約束になります。',
  'promises-removed': '課の約束を、町の約束に戻しました。',
}

const LEAD = '住民に「いつまでに答えるか」を約束し、職員に期限を示します。すでにした約束は変わりません。'

/** What a form shows again when it was not right, or as it was tried. */
export interface Again {
  typed?: TypedTerms
  version?: number
  errors?: FieldErrorText[]
  status?: 409 | 422
}

const PLAIN: NewTerms = { ...STANDARD, words: inEach(() => null) }

const inWords = ({ amount, unit, warnHours, answers }: Terms): string =>
  [
    unit === 'day' ? `${amount}営業日` : `${amount}時間(受付時間)`,
    warnHours > 0 ? `${warnHours}時間前に知らせる` : '前もって知らせない',
    answers ? '時間外は自動で伝える' : '時間外も自動では伝えない',
  ].join('・')

/** What whoever writes outside office hours would be told today. Undefined where it would be nothing. */
function previewOf(terms: NewTerms, until: Temporal.Instant | undefined, lang: Language): string | undefined {
  if (!terms.answers || !until) return undefined
  return fillDay(terms.words[lang] ?? STANDARD_WORDS[lang], until, lang)
}

/** As it was typed, where that can be read. */
function tried(typed: TypedTerms | undefined, errors: readonly FieldErrorText[], kept: NewTerms): NewTerms {
  return typed && errors.length === 0 ? readTerms(typed, true) : kept
}

/** The town's promise, its words and how they look; below it the sections that promise something else. */
export async function townTermsPage(program: Program, c: Context<ConsoleEnv>, again: Again = {}) {
  const { db, now } = c.var
  const { errors = [] } = again
  const today = dateInTokyo(now)
  const [all, sections, calendar] = await Promise.all([listTerms(db), listSections(db, today), getOfficeCalendar(db)])
  const town = all.find(({ sectionId }) => sectionId === null)
  const shown = tried(again.typed, errors, town ?? PLAIN)
  const until = promisedUntil(calendar, shown, afterHours(calendar, now))
  const previews = languages.flatMap((lang) => {
    const words = previewOf(shown, until, lang)
    return words === undefined ? [] : [{ lang, words }]
  })
  const typed = again.typed ?? typedFrom(shown)
  const version = again.version ?? town?.version ?? 0
  return settingsPage(program, c, {
    page: PROMISES,
    lead: LEAD,
    words: DONE,
    errors,
    status: again.status,
    children: (
      <>
        <PostForm action={PROMISES} hidden={{ version: String(version) }}>
          <TermsFields typed={typed} errors={errors} />
          <WordsFields typed={typed} errors={errors} />
          <FormActions>
            <Button>変更する</Button>
            <Button variant="secondary" name="preview" value="1">
              保存せずに見え方を確かめる
            </Button>
          </FormActions>
        </PostForm>
        <Section heading="見え方" aside="きょうの受付時間のあとに届いたとき">
          {previews.length > 0 ? (
            <Stack gap="tight">
              {previews.map(({ lang, words }) => (
                <blockquote key={lang} lang={tagOf(lang)} class="message-words">
                  {words}
                </blockquote>
              ))}
            </Stack>
          ) : (
            <p>自動では何も伝えません。</p>
          )}
        </Section>
        <BySection
          heading="課ごとの約束"
          page={PROMISES}
          sections={sections}
          what="約束"
          own={(id) => {
            const terms = all.find(({ sectionId }) => sectionId === id)
            return terms && inWords(terms)
          }}
        />
      </>
    ),
  })
}

/** What one section promises instead of the town. */
export async function sectionTermsPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { id, name }: { id: number; name: string },
  again: Again = {},
) {
  const { errors = [] } = again
  const all = await listTerms(c.var.db)
  const own = all.find(({ sectionId }) => sectionId === id)
  const town = all.find(({ sectionId }) => sectionId === null) ?? PLAIN
  const typed = again.typed ?? typedFrom(own ?? town)
  const here = `${PROMISES}/sections/${id}`
  return settingsPage(program, c, {
    page: PROMISES,
    lead: `${name}だけの約束です。言葉は町と同じです。町の約束: ${inWords(town)}`,
    errors,
    status: again.status,
    children: (
      <>
        <Breadcrumbs items={[{ text: '回答の約束', href: PROMISES }, { text: name }]} />
        <PostForm action={here} hidden={{ version: String(again.version ?? own?.version ?? 0) }}>
          <TermsFields typed={typed} errors={errors} />
          <FormActions>
            <Button>変更する</Button>
          </FormActions>
        </PostForm>
        {own && (
          <PostForm action={`${here}/removal`} hidden={{ version: String(own.version) }}>
            <Button variant="tertiary">町の約束に戻す</Button>
          </PostForm>
        )}
      </>
    ),
  })
}
