import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { ButtonLink, EmptyState, LinkList, Notice, PageHeading, Section, Stack, StatusLabel } from '#ui/index.ts'
import { DRAFT_DAYS } from './forget-drafts.ts'
import { type Application, applicationHref, hasArrived, numberInWords, STATES_OUTSIDE, TONES } from '../application.ts'

export interface OwnList {
  applications: Application[]
  signedIn: boolean
  /** A 行政書士, who files for others too. */
  isAgent: boolean
  done: string | undefined
}

const noteOf = (application: Application): string =>
  application.correctBy
    ? `直していただきたいところがあります(${dateInWords(application.correctBy)}まで)`
    : hasArrived(application)
      ? `受付番号 ${numberInWords(application)}、${dateInWords(dateInTokyo(application.arrivedAt))}に届きました`
      : `${dateInWords(dateInTokyo(application.begunAt))}に書き始めました。続きから書けます`

const rows = (applications: Application[]) =>
  applications.map((application) => ({
    href: applicationHref(application.id),
    text: application.definition.title,
    note: noteOf(application),
    aside: <StatusLabel tone={TONES[application.state]}>{STATES_OUTSIDE[application.state]}</StatusLabel>,
  }))

/** 「申請の状況」: one's own, wherever one has signed in, and those begun in this browser. */
export function ownListPage(program: Program, c: Context<SiteEnv>, { applications, signedIn, isAgent, done }: OwnList) {
  const [drafts, arrived] = [applications.filter((one) => !hasArrived(one)), applications.filter(hasArrived)]
  return sitePage(program, c, {
    title: '申請の状況',
    width: 'narrow',
    children: (
      <Stack gap="loose">
        <PageHeading>申請の状況</PageHeading>
        {done === 'given-up' && (
          <Notice tone="success" heading="取りやめました" live="status">
            <p>書いた内容はすべて消しました。</p>
          </Notice>
        )}
        {drafts.length > 0 && (
          <Section heading="書きかけ">
            <Stack>
              <LinkList items={rows(drafts)} />
              <p>最後に書いてから{DRAFT_DAYS}日たつと、書いた内容は消えます。</p>
            </Stack>
          </Section>
        )}
        {arrived.length > 0 && (
          <Section heading="送ったもの">
            <LinkList items={rows(arrived)} />
          </Section>
        )}
        {applications.length === 0 && (
          <EmptyState
            icon="file"
            heading="申請はまだありません"
            actions={<ButtonLink href="/procedures">手続きをする</ButtonLink>}
          >
            書きかけの申請と、送った申請が、ここに並びます。
          </EmptyState>
        )}
        {isAgent && (
          <p>
            依頼者の代わりにした申請は、<a href="/agent">代理の申請</a>にあります。
          </p>
        )}
        {!signedIn && (
          <p>
            ほかのスマートフォンやパソコンで申請したものは、
            <a href="/residents/sign-in?next=%2Fapplications">サインインする</a>と出ます。
          </p>
        )}
      </Stack>
    ),
  })
}
