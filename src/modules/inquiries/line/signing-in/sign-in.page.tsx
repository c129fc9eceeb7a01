import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import { SharedTerminalCheckbox } from '#kernel/identity/sign-in/sign-in.page.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, ButtonLink, Notice, Prose, Stack } from '#ui/index.ts'
import { addFriendUrl, type LineAccount } from '../account.ts'
import { SIGN_IN_MINUTES, SIGN_IN_WORD } from './send-sign-in.ts'

/** LINEでサインイン: how one gets the link. */
export const howPage = (program: Program, c: Context<SiteEnv>, account: LineAccount | undefined) =>
  sitePage(program, c, {
    title: 'LINEでサインイン',
    layout: 'card',
    children: (
      <Stack>
        <Prose>
          <ol>
            <li>LINE で、この窓口とのトークを開きます。</li>
            <li>
              「<strong>{SIGN_IN_WORD}</strong>」と送ります。
            </li>
            <li>届いたリンクを、{SIGN_IN_MINUTES}分以内に開きます。</li>
          </ol>
          <p>サインインして申請すると、申請のお知らせが同じトークに届きます。</p>
        </Prose>
        {account && (
          <ButtonLink href={addFriendUrl(account, program.settings.LINE_API_BASE_URL)} icon="chat" wide>
            LINE を開く
          </ButtonLink>
        )}
        <ButtonLink href="/residents/sign-in" variant="secondary" wide>
          メールでサインインする
        </ButtonLink>
      </Stack>
    ),
  })

/** The link was opened: nobody is signed in by looking at it. */
export const linkPage = (program: Program, c: Context<SiteEnv>, { token, name }: { token: string; name: string }) =>
  sitePage(program, c, {
    title: 'LINEでサインイン',
    layout: 'card',
    children: (
      <Stack>
        <p>{name ? `LINE の「${name}」さん` : 'この LINE のトークの方'}として、サインインします。</p>
        <PostForm action={`/line/sign-in/${token}`}>
          <SharedTerminalCheckbox />
          <Button wide>サインインする</Button>
        </PostForm>
        <Notice tone="info">
          <p>ご自分で「{SIGN_IN_WORD}」と送っていないときは、このページを閉じてください。</p>
        </Notice>
      </Stack>
    ),
  })
