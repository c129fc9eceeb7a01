import type { Context } from 'hono'
import type { Matter } from '#kernel/conversations/conversations.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import type { Mistake, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { Breadcrumbs, Button, ButtonLink, EmptyState, LinkList, Notice, PageHeading, Prose, Stack } from '#ui/index.ts'
import type { Asked } from './asked.queries.ts'
import { QuestionForm, type TypedQuestion } from './question-form.tsx'

export interface AskPage {
  /** What it is about, if it is one thing. */
  matter?: Matter | undefined
  action: string
  signedIn: boolean
  typed?: TypedQuestion | undefined
  refusal?: { status: Refusal['status']; errors: Mistake[] } | undefined
}

/** チャットで相談: the first question. */
export function askPage(program: Program, c: Context<SiteEnv>, { matter, action, signedIn, typed, refusal }: AskPage) {
  const title = matter ? `「${matter.title}」について聞く` : 'チャットで相談'
  c.header('X-Robots-Tag', 'noindex')
  return sitePage(program, c, {
    title: refusal ? `エラー: ${title}` : title,
    width: 'narrow',
    status: refusal?.status,
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: 'トップ', href: '/' },
          ...(matter ? [{ text: matter.title, href: matter.href }] : []),
          { text: matter ? '聞く' : 'チャットで相談' },
        ]}
      />
    ),
    children: (
      <Stack gap="loose">
        <PageHeading lead="夜間や休日も送れます。職員が読んで、あなただけのページで返信します。">{title}</PageHeading>
        <QuestionForm
          action={action}
          asksName={matter ? matter.residentId === null && matter.name === '' : !signedIn}
          asksEmail={!signedIn && !matter?.email && matter?.residentId == null}
          typed={typed}
          errors={refusal?.errors ?? []}
        />
        <Notice tone="warning" heading="急ぎのときは電話を">
          <p>火事・救急は119番、事件・事故は110番へ。ここではすぐに対応できません。</p>
        </Notice>
        {!matter && (
          <Prose>
            <p>
              <a href="/inquiries">これまでの相談を見る</a>(サインインして相談した方)
            </p>
          </Prose>
        )}
      </Stack>
    ),
  })
}

/** わたしの相談: what somebody who has signed in asked on the page. */
export const ownInquiriesPage = (program: Program, c: Context<SiteEnv>, asked: readonly Asked[]) =>
  sitePage(program, c, {
    title: 'わたしの相談',
    width: 'narrow',
    breadcrumbs: <Breadcrumbs items={[{ text: 'トップ', href: '/' }, { text: 'わたしの相談' }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading actions={<ButtonLink href="/inquiries/new">新しく相談する</ButtonLink>}>わたしの相談</PageHeading>
        {asked.length === 0 ? (
          <EmptyState icon="chat" heading="相談はまだありません">
            サインインして送った相談が、ここに並びます。LINE の相談は、LINE のトークで続けられます。
          </EmptyState>
        ) : (
          <LinkList
            items={asked.map(({ id, aboutTitle, lastWords, lastAt }) => ({
              href: `/inquiries/${id}`,
              text: aboutTitle ? `「${aboutTitle}」について` : lastWords,
              note: `${dateInWords(dateInTokyo(lastAt))}${aboutTitle ? ` ${lastWords}` : ''}`,
            }))}
          />
        )}
      </Stack>
    ),
  })

/** An address that is over: a new one goes to the mailbox of the conversation, and nowhere else. */
export const linkOverPage = (
  program: Program,
  c: Context<SiteEnv>,
  { href, mails }: { href: string; mails: boolean },
) =>
  sitePage(program, c, {
    title: 'このアドレスは、もう使えません',
    layout: 'card',
    status: 410,
    children: (
      <Stack>
        <p>やりとりを守るため、アドレスには期限があります。</p>
        {mails ? (
          <PostForm action={`${href}/mailing`}>
            <Button wide>新しいアドレスをメールで受け取る</Button>
          </PostForm>
        ) : (
          <p>メールアドレスをいただいていないので、新しいアドレスをお送りできません。もう一度ご相談ください。</p>
        )}
        <ButtonLink href="/inquiries/new" variant="secondary" wide>
          新しく相談する
        </ButtonLink>
      </Stack>
    ),
  })

export const linkMailedPage = (program: Program, c: Context<SiteEnv>) =>
  sitePage(program, c, {
    title: 'メールを送りました',
    layout: 'card',
    children: <p>いただいているメールアドレスに、新しいアドレスを送りました。届くまで数分かかることがあります。</p>,
  })
