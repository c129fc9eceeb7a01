import type { Context } from 'hono'
import { ButtonLink, DescriptionList, PageHeading, Section, Stack } from '#ui/index.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import type { StaffIdentity } from '../oidc/staff-identities.queries.ts'
import type { OpenSession } from '../sessions.queries.ts'
import { DoneNotice } from '../sign-in/done-notice.tsx'
import { SessionsSection } from './sessions-section.tsx'

export interface AccountPage {
  hasSecondFactor: boolean
  identities: StaffIdentity[]
  offersIdentities: boolean
  sessions: OpenSession[]
}

const change = (href: string, text: string) => (
  <ButtonLink variant="secondary" size="small" href={href}>
    {text}
  </ButtonLink>
)

export function accountPage(program: Program, c: Context<ConsoleEnv>, page: AccountPage) {
  const { staff, session, now } = c.var
  const { hasSecondFactor, identities, offersIdentities, sessions } = page
  const ways = [
    { term: 'パスワード', description: '設定済み', action: change('/console/account/password', 'パスワードを変える') },
    {
      term: '二段階認証',
      description: hasSecondFactor ? '使っています' : '使っていません',
      action: change('/console/account/second-factor', hasSecondFactor ? '二段階認証をやめる' : '二段階認証を始める'),
    },
  ]
  if (offersIdentities || identities.length > 0) {
    ways.push({
      term: '外部のアカウント',
      description: identities.map(({ label }) => label).join('、') || '結びつけていません',
      action: change('/console/account/identities', '結びつけを変える'),
    })
  }
  return consolePage(program, c, {
    title: '自分の設定',
    flash: <DoneNotice done={c.req.query('done')} />,
    children: (
      <Stack gap="loose">
        <PageHeading lead={`サインイン名: ${staff.signInName}`}>{`${staff.name}さんの設定`}</PageHeading>
        <Section heading="サインインの方法">
          <DescriptionList items={ways} />
        </Section>
        <SessionsSection sessions={sessions} own={session.id} now={now} action="/console/account/ended-sessions" />
      </Stack>
    ),
  })
}
