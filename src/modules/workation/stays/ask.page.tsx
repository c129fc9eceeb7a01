import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { FieldErrorText } from '#ui/index.ts'
import { Button, ErrorSummary, FormActions, PageHeading, Stack } from '#ui/index.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Language } from '../language.ts'
import type { Again } from '../offers/shell.ts'
import { SITE } from '../site/words.ts'
import { StayFields } from './ask-fields.tsx'
import { ASKING } from './asking-words.ts'
import { privatePage } from './private-page.tsx'

/** 相談をする: a firm's inquiry. */
export function askPage(
  program: Program,
  c: Context<SiteEnv>,
  language: Language,
  { typed = {}, errors = [], status }: Again<Typed> & { errors?: FieldErrorText[] } = {},
) {
  const words = ASKING[language]
  return privatePage(program, c, language, {
    title: words.title,
    path: '/ask',
    trail: [{ text: words.title }],
    isWrong: errors.length > 0,
    status,
    children: (
      <Stack>
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        <ErrorSummary errors={errors} heading={words.wrong} />
        <PostForm action={`${SITE[language]}/ask`} hidden={{ key: typed['key']?.[0] ?? randomUUID() }}>
          <StayFields typed={typed} errors={errors} language={language} today={dateInTokyo(c.var.now)} />
          <FormActions>
            <Button size="large" icon="send">
              {words.send}
            </Button>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
