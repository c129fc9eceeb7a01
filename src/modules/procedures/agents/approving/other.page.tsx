import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, ButtonLink, Notice, Stack, type NoticeProps } from '#ui/index.ts'
import { agentInWords, type Mandate } from '../mandate.ts'
import type { RequestState } from './request-state.ts'

const HEADING = '申請を確かめるお願い'

/** Before anybody has signed in: the mail said no less. */
export const signInFirstPage = (program: Program, c: Context<SiteEnv>, code: string, mandate: Mandate) =>
  sitePage(program, c, {
    title: HEADING,
    layout: 'card',
    children: (
      <Stack>
        <p>{agentInWords(mandate)}から、申請を確かめるお願いが届いています。</p>
        <p>あなたのものか確かめるため、お願いのメールが届いたアドレスでサインインしてください。6桁の番号が届きます。</p>
        <ButtonLink wide href={`/residents/sign-in?next=${encodeURIComponent(`/mandates/${code}`)}`}>
          サインインする
        </ButtonLink>
      </Stack>
    ),
  })

/** Somebody has signed in whose address it is not. */
export const otherClientPage = (program: Program, c: Context<SiteEnv>) =>
  sitePage(program, c, {
    title: HEADING,
    layout: 'card',
    status: 403,
    children: (
      <Stack>
        <Notice tone="warning">
          <p>このお願いは、いまサインインしている方のアドレスに届いたものではありません。</p>
        </Notice>
        <p>
          お願いのメールが届いたアドレスを「わたしの情報」で加えるか、サインアウトしてから、メールのリンクをもう一度開いてください。
        </p>
        <ButtonLink wide href="/me">
          わたしの情報
        </ButtonLink>
        <PostForm action="/sign-out">
          <Button wide variant="secondary">
            サインアウト
          </Button>
        </PostForm>
      </Stack>
    ),
  })

type Ended = Exclude<RequestState, 'open' | 'approved'>

const WORDS: Record<Ended, { heading: string; text: string; tone: NoticeProps['tone'] }> = {
  changed: {
    heading: '代理人が内容を変えました',
    text: 'お願いのあとで、申請の内容か委任の内容が変わりました。新しいお願いのメールを待ってください。この内容では申請されません。',
    tone: 'warning',
  },
  replaced: {
    heading: '新しいお願いがあります',
    text: '代理人が、お願いのメールを送り直しました。新しいほうのメールを開いてください。',
    tone: 'warning',
  },
  expired: {
    heading: 'お願いの期限が過ぎました',
    text: '何も申請されていません。続けるときは、代理人に、もう一度お願いのメールを送ってもらってください。',
    tone: 'warning',
  },
  refused: {
    heading: '断りました',
    text: '何も申請されていません。代理人に伝えました。',
    tone: 'success',
  },
}

/** One that can be answered no more. */
export const endedPage = (program: Program, c: Context<SiteEnv>, state: Ended, mandate: Mandate, status?: 409) =>
  sitePage(program, c, {
    title: WORDS[state].heading,
    heading: HEADING,
    layout: 'card',
    status,
    children: (
      <Stack>
        <Notice tone={WORDS[state].tone} heading={WORDS[state].heading} live={status ? 'alert' : 'status'}>
          <p>{WORDS[state].text}</p>
        </Notice>
        <p>代理人: {agentInWords(mandate)}</p>
        <ButtonLink wide variant="secondary" href="/applications">
          申請の状況を見る
        </ButtonLink>
      </Stack>
    ),
  })
