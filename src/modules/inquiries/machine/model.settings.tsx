import { type Context, Hono } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { hasSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import {
  Button,
  CheckboxGroup,
  errorFor,
  type FieldErrorText,
  FormActions,
  Notice,
  Section,
  TextInput,
} from '#ui/index.ts'
import { USES } from './machine.ts'
import { findModel, listUsage } from './model.queries.ts'
import { LONGEST_URL } from './reach-model.ts'
import { LONGEST_MODEL, saveModel, USUAL_CALLS_A_DAY } from './save-model.ts'
import { type Trial, tryModel } from './try-model.ts'
import { Tried, Usage, WhatIsSent } from './what-is-sent.tsx'

export const LANGUAGE_MODEL = '/console/settings/language-model'

const LEAD =
  '返信の下書きや翻訳を、町が選んだ言語モデル(AI)に頼めるようにします。使わなくても、ほかの機能はすべて使えます。'
const WORDS = { saved: '言語モデルの設定を変えました。' }

interface Again {
  typed?: Typed
  refusal?: Refusal
  trial?: Trial
}

/** 「設定 — 言語モデル」, for those with the duty for the whole town. */
export function modelRoutes(program: Program) {
  async function show(c: Context<ConsoleEnv>, { typed, refusal, trial }: Again = {}) {
    const { db, now } = c.var
    const month = dateInTokyo(now).with({ day: 1 })
    const [model, hasKey, usage] = await Promise.all([
      findModel(db),
      hasSecret(db, 'language_model.key'),
      listUsage(db, month.subtract({ months: 11 })),
    ])
    const errors: FieldErrorText[] = (refusal?.mistakes ?? []).map(({ field = 'url', message }) => ({ field, message }))
    const kept = {
      url: model?.url ?? '',
      model: model?.model ?? '',
      callsADay: String(model?.callsADay ?? USUAL_CALLS_A_DAY),
      version: String(model?.version ?? 0),
    }
    const value = (field: keyof typeof kept) => (typed ? firstOf(typed, field) : kept[field])
    return settingsPage(program, c, {
      page: LANGUAGE_MODEL,
      lead: LEAD,
      words: WORDS,
      errors,
      status: refusal?.status === 409 ? 409 : 422,
      children: (
        <>
          {!model?.uses.length && (
            <Notice tone="info" heading="いまは使っていません">
              <p>つなぐ先を入力し、使うものを選ぶまで、何も送りません。</p>
            </Notice>
          )}
          <Section heading="つなぐ先と使うもの">
            <PostForm action={LANGUAGE_MODEL} hidden={{ version: value('version') }} autoComplete="off">
              <TextInput
                name="url"
                label="住所(OpenAI 互換の API)"
                hint="/chat/completions の前まで。例: https://api.example.jp/v1"
                maxLength={LONGEST_URL}
                value={value('url')}
                error={errorFor(errors, 'url')}
              />
              <TextInput
                name="model"
                label="モデルの名前"
                maxLength={LONGEST_MODEL}
                value={value('model')}
                error={errorFor(errors, 'model')}
              />
              <TextInput
                name="key"
                label="鍵(API キー)"
                type="password"
                autoComplete="off"
                required={false}
                hint={
                  hasKey
                    ? '設定済みです。変えるときだけ入力します。住所を別のサーバーに変えると、前の鍵は捨てます。'
                    : '要らないサーバーもあります。封をして保存し、画面には出しません。'
                }
                error={errorFor(errors, 'key')}
              />
              <CheckboxGroup
                name="uses"
                legend="使うもの"
                hint="どれも選ばなければ、使いません。"
                options={Object.entries(USES).map(([use, text]) => ({ value: use, text }))}
                values={[...(typed ? (typed['uses'] ?? []) : (model?.uses ?? []))]}
                error={errorFor(errors, 'uses')}
              />
              <TextInput
                name="callsADay"
                label="1日に頼める回数(町全体)"
                inputMode="numeric"
                width="short"
                value={value('callsADay')}
                error={errorFor(errors, 'callsADay')}
              />
              <FormActions>
                <Button>保存する</Button>
              </FormActions>
            </PostForm>
          </Section>
          <WhatIsSent />
          <Section heading="試す">
            <p>作りものの相談で、実際に送る言葉と答えを見ます。1回に数えます。</p>
            <PostForm action={`${LANGUAGE_MODEL}/trials`}>
              <Button variant="secondary">作りものの相談で試す</Button>
            </PostForm>
            {trial && <Tried trial={trial} />}
          </Section>
          <Usage usage={usage} />
        </>
      ),
    })
  }
  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => show(c))
    .post('/', async (c) => {
      const { typed } = await readTyped(c)
      const saved = await orRefusal(saveModel(program, c.var.db, c.var.now, c.var.staff.id, typed))
      if (saved instanceof Refusal) return show(c, { typed, refusal: saved })
      return c.redirect(`${LANGUAGE_MODEL}?done=saved`, 303)
    })
    .post('/trials', async (c) => {
      const trial = await orRefusal(tryModel(program, c.var.municipality, c.var.staff.id))
      return show(c, trial instanceof Refusal ? { refusal: trial } : { trial })
    })
    .get('/trials', (c) => show(c)) // the page of an answer looks for news of itself here
}
