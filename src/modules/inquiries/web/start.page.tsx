import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { Matter } from '#kernel/conversations/conversations.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { Mistake, Refusal } from '#lib/refusal.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  ErrorSummary,
  errorFor,
  FileInput,
  FormActions,
  PageHeading,
  Stack,
  TextArea,
} from '#ui/index.ts'
import { readsIn } from '../conversations/reply-form.tsx'
import { needsDecision, rightToReply } from '../decisions/right-to-reply.ts'
import { FILES_THAT_FIT } from '../sending/files-fit.ts'
import { LONGEST_REPLY } from '../sending/wire.ts'

export interface StartPage {
  about: string
  matter: Matter
  text?: string
  refusal?: { status: Refusal['status']; errors: Mistake[] }
}

/** 相手に聞く: the first words of staff about something that was applied for. */
export async function startPage(program: Program, c: Context<ConsoleEnv>, { about, matter, text, refusal }: StartPage) {
  const title = `${matter.name || '申請した方'}さんに聞く`
  const errors = refusal?.errors ?? []
  const { db, now, staff } = c.var
  const isDecided = needsDecision(await rightToReply(db, now, staff, { id: 0, sectionId: matter.sectionId }))
  const told = matter.email || matter.residentId !== null
  return consolePage(program, c, {
    title: refusal ? `エラー: ${title}` : title,
    status: refusal?.status,
    breadcrumbs: <Breadcrumbs items={[{ text: matter.title, href: matter.href }, { text: '聞く' }]} />,
    children: (
      <Stack>
        <PageHeading
          over={matter.title}
          lead={
            (told
              ? '相手のページに載せて、メールか LINE で知らせます。'
              : '相手のページに載せます。メールも LINE も分からないので、相手が申請の状況を見たときに気づきます。') +
            (isDecided ? 'その前に、決裁が要ります。' : '') +
            (matter.lang && matter.lang !== 'ja' ? `${readsIn(matter.lang)}。` : '')
          }
        >
          {title}
        </PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action="/console/inquiries/new" multipart hidden={{ about, key: randomUUID() }}>
          <TextArea
            name="text"
            label="聞きたいこと"
            value={text}
            error={errorFor(errors, 'text')}
            maxLength={LONGEST_REPLY}
            required
          />
          <FileInput
            name="files"
            label="写真・ファイル"
            hint={FILES_THAT_FIT}
            error={errorFor(errors, 'files')}
            accept="image/*,video/mp4,.pdf,.docx,.xlsx,.pptx,.csv,.txt"
            multiple
          />
          <FormActions>
            <Button icon="send">{isDecided ? '決裁に回す' : '送信する'}</Button>
            <ButtonLink href={matter.href} variant="tertiary">
              やめる
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
