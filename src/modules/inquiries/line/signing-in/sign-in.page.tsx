import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { goingOn, readerOf } from '#kernel/http/reader-language.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import { SharedTerminalCheckbox } from '#kernel/identity/sign-in/sign-in.page.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, ButtonLink, Filled, Notice, Prose, Stack } from '#ui/index.ts'
import { addFriendUrl, type LineAccount } from '../account.ts'
import { SIGN_IN_MINUTES } from './send-sign-in.ts'
import { LINE_SIGN_IN } from './sign-in-words.ts'

/** LINEでサインイン: how one gets the link. */
export function howPage(program: Program, c: Context<SiteEnv>, account: LineAccount | undefined) {
  const lang = readerOf(c)
  const words = LINE_SIGN_IN[lang]
  return sitePage(program, c, {
    title: words.title,
    lang,
    layout: 'card',
    children: (
      <Stack>
        <Prose>
          <ol>
            <li>{words.open}</li>
            <li>
              <Filled sentence={words.send}>
                <strong>{words.word}</strong>
              </Filled>
            </li>
            <li>{words.follow(SIGN_IN_MINUTES)}</li>
          </ol>
          <p>{words.news}</p>
        </Prose>
        {account && (
          <ButtonLink href={addFriendUrl(account, program.settings.LINE_API_BASE_URL)} icon="chat" wide>
            {words.toLine}
          </ButtonLink>
        )}
        <ButtonLink href={goingOn(c, '/residents/sign-in')} variant="secondary" wide>
          {words.byMail}
        </ButtonLink>
      </Stack>
    ),
  })
}

/** The link was opened: nobody is signed in by looking at it. */
export function linkPage(program: Program, c: Context<SiteEnv>, { token, name }: { token: string; name: string }) {
  const lang = readerOf(c)
  const words = LINE_SIGN_IN[lang]
  return sitePage(program, c, {
    title: words.title,
    lang,
    layout: 'card',
    children: (
      <Stack>
        <p>{name ? words.named(name) : words.unnamed}</p>
        <PostForm action={goingOn(c, `/line/sign-in/${token}`)}>
          <SharedTerminalCheckbox lang={lang} />
          <Button wide>{words.signIn}</Button>
        </PostForm>
        <Notice tone="info">
          <p>{words.notAsked(words.word)}</p>
        </Notice>
      </Stack>
    ),
  })
}
