import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { asset } from '#kernel/http/assets.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { csrfToken } from '#kernel/http/security.ts'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import {
  Breadcrumbs,
  Button,
  Disclosure,
  ErrorSummary,
  Notice,
  PageHeading,
  ReplyBox,
  Stack,
  TextInput,
} from '#ui/index.ts'
import type { Message } from '../conversations/messages.queries.ts'
import { Thread } from '../conversations/thread.tsx'
import { MESSAGES_A_PAGE } from '../conversations/view-conversation.ts'
import type { Asked } from './asked.queries.ts'
import type { Here } from './here.ts'
import { LONGEST_QUESTION } from './write.ts'

export interface AskerPage {
  here: Here & { asked: Asked }
  messages: Message[]
  sentBack?: { message: string; field: string; status: 409 | 413 | 422; text: string } | undefined
  /** Why an address was not taken, and what was typed. */
  refusedEmail?: { message: string; typed: string; status: ContentfulStatusCode } | undefined
}

const DONE: Record<string, string> = {
  sent: '届きました。職員が読んで、このページで返信します。',
  email: 'メールアドレスを保存し、このページへのリンクを送りました。',
  renewed: 'アドレスを新しくしました。これまでのアドレスでは開けません。',
}

/** やりとり, as whoever asked reads and writes it. */
export function askerPage(
  program: Program,
  c: Context<SiteEnv>,
  { here, messages, sentBack, refusedEmail }: AskerPage,
) {
  const { href, asked, matter, link } = here
  const done = DONE[c.req.query('done') ?? '']
  const continued = c.req.query('before') !== undefined
  const title = asked.about ? `「${matter?.title ?? asked.aboutTitle}」について` : '町への相談'
  c.header('X-Robots-Tag', 'noindex')
  return sitePage(program, c, {
    title: sentBack || refusedEmail ? `エラー: ${title}` : title,
    width: 'narrow',
    status: sentBack?.status ?? refusedEmail?.status,
    scripts: ['live.island.js', 'photos.island.js', 'reply.island.js'].map(asset),
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: 'トップ', href: '/' },
          ...(matter ? [{ text: matter.title, href: matter.href }] : []),
          { text: 'やりとり' },
        ]}
      />
    ),
    children: (
      <div data-live-source={`${href}/live`} data-live-href={(sentBack || refusedEmail) && href}>
        <Stack>
          {refusedEmail && <ErrorSummary errors={[{ field: 'email', message: refusedEmail.message }]} />}
          <PageHeading lead={`${asked.section}の職員が読んで返信します。`}>{title}</PageHeading>
          {done && (
            <Notice tone="success" live="status">
              <p>{done}</p>
            </Notice>
          )}
          {link && <KeepAddress until={link.expiresAt} told={Boolean(asked.email)} />}
          {continued && (
            <p>
              <a href={href}>最新のやりとりへ</a>
            </p>
          )}
          <div class="chat">
            <h2 class="visually-hidden">やりとり</h2>
            <Thread
              messages={messages}
              resident={{ name: 'あなた' }}
              outside={{ section: asked.section }}
              places={{
                older: (before) => `${href}?before=${encodeURIComponent(before)}`,
                file: (message, position) => `${href}/files/${message}/${position}`,
                preview: (message, position) => `${href}/files/${message}/${position}/preview`,
              }}
              now={c.var.now}
              more={messages.length >= MESSAGES_A_PAGE}
            />
            <div id="sent" />
            <ReplyBox
              action={href}
              name="text"
              label="メッセージ"
              value={sentBack?.text}
              error={sentBack?.message}
              errorOf={sentBack?.field === 'files' ? 'files' : 'words'}
              draft={`asker ${asked.id}`}
              maxLength={LONGEST_QUESTION}
              placeholder="続きを書く"
              hidden={{ _csrf: csrfToken(program, c), key: randomUUID() }}
              attach={{
                name: 'files',
                accept: 'image/*,video/mp4,.pdf,.docx,.xlsx,.pptx,.csv,.txt',
                text: '写真・ファイル',
              }}
            />
          </div>
          <Settings {...here} refused={refusedEmail} />
        </Stack>
      </div>
    ),
  })
}

const KeepAddress = ({ until, told }: { until: Temporal.Instant; told: boolean }) => (
  <Notice tone="info">
    <p>
      このページのアドレスを知っている人は、だれでも読めます。人に渡さないでください。
      {formatWareki(dateInTokyo(until))}まで開けます。
      {!told && '返信をメールで受け取らないときは、アドレスを控えてください。'}
    </p>
  </Notice>
)

const Settings = ({ href, asked, link, refused }: AskerPage['here'] & { refused: AskerPage['refusedEmail'] }) => (
  <div>
    <Disclosure
      summary={asked.email ? `お知らせ先: ${asked.email}` : '返信があったことをメールで受け取る'}
      open={refused !== undefined}
    >
      <PostForm action={`${href}/email`}>
        <TextInput
          name="email"
          type="email"
          label="メールアドレス"
          hint="このページへのリンクを送ります。空にすると、お知らせをやめます"
          value={refused?.typed ?? asked.email ?? ''}
          error={refused?.message}
          autoComplete="email"
          autoCapitalize="none"
          spellcheck={false}
        />
        <Button variant="secondary">保存する</Button>
      </PostForm>
    </Disclosure>
    {link && (
      <Disclosure summary="アドレスを人に知られたとき">
        <PostForm action={`${href}/renewal`}>
          <p>新しいアドレスに替えて、これまでのアドレスでは開けないようにします。</p>
          <Button variant="secondary">アドレスを新しくする</Button>
        </PostForm>
      </Disclosure>
    )}
  </div>
)
