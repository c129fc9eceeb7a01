import type { Context } from 'hono'
import type { Matter } from '#kernel/conversations/conversations.ts'
import { asset } from '#kernel/http/assets.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { FORM } from '#kernel/http/form-words.ts'
import { goingOn } from '#kernel/http/reader-language.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import type { Mistake, Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateIn } from '#lib/time/in-language.ts'
import { Button, ButtonLink, EmptyState, LinkList, Notice, PageHeading, Prose, Stack } from '#ui/index.ts'
import type { PublishedFaq } from '../faq/published.queries.ts'
import type { Asked } from './asked.queries.ts'
import { AskerTrail } from './asker-trail.tsx'
import { ASKER } from './asker-words.ts'
import { Offered } from './offered.tsx'
import { QuestionForm, type TypedQuestion } from './question-form.tsx'

export interface AskPage {
  lang: Language
  /** What it is about, if it is one thing. */
  matter?: Matter | undefined
  action: string
  signedIn: boolean
  typed?: TypedQuestion | undefined
  refusal?: { status: Refusal['status']; errors: Mistake[] } | undefined
  /** What may answer it, before it is sent. */
  offered?: readonly PublishedFaq[] | undefined
  /** They have seen what may answer it, and ask all the same. */
  toStaff?: boolean | undefined
  /** Under which it is counted what comes of it. */
  offer?: string | undefined
}

/** チャットで相談: the first question. */
export function askPage(
  program: Program,
  c: Context<SiteEnv>,
  { lang, matter, action, signedIn, typed, refusal, offered = [], toStaff = offered.length > 0, offer }: AskPage,
) {
  const words = ASKER[lang]
  const about = matter?.title ?? ''
  const title = words.ask.title(about)
  c.header('X-Robots-Tag', 'noindex')
  return sitePage(program, c, {
    title: refusal ? FORM[lang].wrong(title) : title,
    lang,
    width: 'narrow',
    status: refusal?.status,
    ...(offer && { scripts: [asset('offered.island.js')] }),
    breadcrumbs: <AskerTrail lang={lang} matter={matter} here={words.ask.here(about)} />,
    children: (
      <Stack gap="loose">
        <PageHeading lead={words.ask.lead}>{title}</PageHeading>
        <Offered faqs={offered} lang={lang} when="before" offer={offer} />
        <QuestionForm
          lang={lang}
          action={action}
          asksName={matter ? matter.residentId === null && matter.name === '' : !signedIn}
          asksEmail={!signedIn && !matter?.email && matter?.residentId == null}
          typed={typed}
          errors={refusal?.errors ?? []}
          toStaff={toStaff}
          offer={offer}
        />
        <Notice tone="warning" heading={words.ask.urgent}>
          <p>{words.ask.urgentLead}</p>
        </Notice>
        {!matter && (
          <Prose>
            <p>
              <a href={goingOn(c, '/inquiries')}>{words.own.earlier}</a>
              {words.own.earlierFor}
            </p>
          </Prose>
        )}
      </Stack>
    ),
  })
}

/** わたしの相談: what somebody who has signed in asked on the page. */
export function ownInquiriesPage(program: Program, c: Context<SiteEnv>, lang: Language, asked: readonly Asked[]) {
  const { own: words, title } = ASKER[lang]
  return sitePage(program, c, {
    title: words.title,
    lang,
    width: 'narrow',
    breadcrumbs: <AskerTrail lang={lang} matter={undefined} here={words.title} />,
    children: (
      <Stack gap="loose">
        <PageHeading actions={<ButtonLink href={goingOn(c, '/inquiries/new')}>{words.anew}</ButtonLink>}>
          {words.title}
        </PageHeading>
        {asked.length === 0 ? (
          <EmptyState icon="chat" heading={words.none}>
            {words.noneLead}
          </EmptyState>
        ) : (
          <LinkList
            items={asked.map(({ id, aboutTitle, lastWords, lastAt }) => ({
              href: goingOn(c, `/inquiries/${id}`),
              text: aboutTitle ? title(aboutTitle) : lastWords,
              note: `${dateIn(lang, dateInTokyo(lastAt))}${aboutTitle ? ` ${lastWords}` : ''}`,
            }))}
          />
        )}
      </Stack>
    ),
  })
}

/** An address that is over: a new one goes to the mailbox of the conversation, and nowhere else. */
export function linkOverPage(
  program: Program,
  c: Context<SiteEnv>,
  { lang, href, mails }: { lang: Language; href: string; mails: boolean },
) {
  const { over: words } = ASKER[lang]
  return sitePage(program, c, {
    title: words.title,
    lang,
    layout: 'card',
    status: 410,
    children: (
      <Stack>
        <p>{words.lead}</p>
        {mails ? (
          <PostForm action={goingOn(c, `${href}/mailing`)}>
            <Button wide>{words.mail}</Button>
          </PostForm>
        ) : (
          <p>{words.noMail}</p>
        )}
        <ButtonLink href={goingOn(c, '/inquiries/new')} variant="secondary" wide>
          {words.anew}
        </ButtonLink>
      </Stack>
    ),
  })
}

export const linkMailedPage = (program: Program, c: Context<SiteEnv>, lang: Language) =>
  sitePage(program, c, {
    title: ASKER[lang].over.mailed,
    lang,
    layout: 'card',
    children: <p>{ASKER[lang].over.mailedLead}</p>,
  })
