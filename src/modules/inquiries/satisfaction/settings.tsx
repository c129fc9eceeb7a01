import { type Context, Hono } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { inEach } from '#lib/text/language.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { Button, Checkbox, CheckboxGroup, errorFor, type FieldErrorText, FormActions, Notice } from '#ui/index.ts'
import { WordsInEach } from '../languages/words-in-each.tsx'
import { knownQuota, type Quota } from '../line/quota.ts'
import { changeTerms, LONGEST_WORDS } from './change-terms.ts'
import { countAsked, findTerms } from './terms.queries.ts'
import { STANDARD_WORDS } from './words.ts'

export const SATISFACTION_SETTINGS = '/console/settings/satisfaction'

const LEAD =
  '返信した相談を完了にしたとき、相手に「いかがでしたか」と一度だけたずねます。同じ人には30日に一度まで、8時から20時のあいだに届けます。'
const DONE = { satisfaction: '満足度のきき方を変えました。これから完了にする相談から、そのとおりになります。' }

/** What the town pays for asking, before it says yes. */
const Cost = ({ asked, pushed, quota }: { asked: number; pushed: number; quota: Quota | undefined }) => (
  <Notice tone="info" heading="LINE の通数">
    <p>
      LINE
      でたずねるたびに、プッシュ1通を使います。直前のメッセージから1分以内なら無料の返信を使います。チャットとメールでは使いません。
    </p>
    <p>
      今月: {asked.toLocaleString('ja')}回たずね、{pushed.toLocaleString('ja')}通を使いました
      {quota &&
        `(町の全体では ${quota.used.toLocaleString('ja')}${quota.limit ? ` / ${quota.limit.toLocaleString('ja')}` : ''} 通)`}
    </p>
  </Notice>
)

/** 「設定 — 満足度」, for those with the duty for the whole town. */
export function satisfactionSettingsRoutes(program: Program) {
  async function show(c: Context<ConsoleEnv>, again?: { typed: Typed; errors: FieldErrorText[]; status: 409 | 422 }) {
    const { db, now, municipality } = c.var
    const today = dateInTokyo(now)
    const month = today.with({ day: 1 }).toZonedDateTime(TOKYO).toInstant()
    const [terms, sections, cost, quota] = await Promise.all([
      findTerms(db),
      listSections(db, today),
      countAsked(db, month),
      knownQuota(program, municipality),
    ])
    const { typed, errors = [], status } = again ?? {}
    return settingsPage(program, c, {
      page: SATISFACTION_SETTINGS,
      lead: LEAD,
      words: DONE,
      errors,
      status,
      children: (
        <>
          <Cost {...cost} quota={quota} />
          <PostForm
            action={SATISFACTION_SETTINGS}
            hidden={{ version: typed ? firstOf(typed, 'version') : String(terms.version) }}
          >
            <Checkbox
              name="asks"
              label="完了にした相談の満足度をたずねる"
              checked={typed ? firstOf(typed, 'asks') !== '' : terms.asks}
            />
            <WordsInEach
              label="たずねる言葉"
              hint={(lang) => `${LONGEST_WORDS}文字まで。空にすると「${STANDARD_WORDS[lang]}」`}
              words={inEach((lang) => (typed ? firstOf(typed, lang) : (terms.words[lang] ?? '')))}
              errors={errors}
            />
            <CheckboxGroup
              name="silent"
              legend="たずねない課"
              hint="福祉の相談など、たずねないほうがよい課を選びます"
              values={typed ? typed['silent'] : terms.silent.map(String)}
              options={sections.map(({ id, name }) => ({ value: String(id), text: name }))}
              error={errorFor(errors, 'silent')}
            />
            <FormActions>
              <Button>変更する</Button>
            </FormActions>
          </PostForm>
        </>
      ),
    })
  }
  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => show(c))
    .post('/', async (c) => {
      const { typed } = await readTyped(c)
      const changed = await orRefusal(changeTerms(c.var.db, c.var.now, c.var.staff, typed))
      if (!(changed instanceof Refusal)) return c.redirect(`${SATISFACTION_SETTINGS}?done=satisfaction`, 303)
      return show(c, { typed, errors: changed.mistakes, status: changed.status === 409 ? 409 : 422 })
    })
}
