import type { Context } from 'hono'
import { ButtonLink, DescriptionList, LinkList, PageHeading, Section } from '#ui/index.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import type { StaffIdentity } from '../oidc/staff-identities.queries.ts'
import type { OpenSession } from '../sessions.queries.ts'
import { DoneNotice } from '../sign-in/done-notice.tsx'
import { SessionsSection } from './sessions-section.tsx'

export interface AccountPage {
  hasPassword: boolean
  hasSecondFactor: boolean
  identities: StaffIdentity[]
  offersIdentities: boolean
  sessions: OpenSession[]
}

const change = (href: string, text: string, what: string) => (
  <ButtonLink variant="secondary" size="small" href={href} aria-label={`${what}を${text}`}>
    {text}
  </ButtonLink>
)

export function accountPage(program: Program, c: Context<ConsoleEnv>, page: AccountPage) {
  const { staff, session, now } = c.var
  const { hasPassword, hasSecondFactor, identities, offersIdentities, sessions } = page
  const ways = [
    {
      term: 'パスワード',
      description: hasPassword ? '設定済み' : '設定していません',
      action: change('/console/account/password', '変える', 'パスワード'),
    },
    {
      term: '二段階認証',
      description: hasSecondFactor ? '使っています' : '使っていません',
      action: change('/console/account/second-factor', hasSecondFactor ? 'やめる' : '始める', '二段階認証'),
    },
  ]
  if (offersIdentities || identities.length > 0) {
    ways.push({
      term: '外部のアカウント',
      description: identities.map(({ label }) => label).join('、') || '結びつけていません',
      action: change('/console/account/identities', '変える', '外部のアカウント'),
    })
  }
  return consolePage(program, c, {
    title: '自分の設定',
    flash: <DoneNotice done={c.req.query('done')} />,
    children: (
      <>
        <PageHeading lead={`サインイン名: ${staff.signInName}`}>{`${staff.name}さんの設定`}</PageHeading>
        <Section heading="サインインの方法">
          <DescriptionList items={ways} />
        </Section>
        <Section heading="ほかのシステムとの連携">
          <LinkList
            items={[
              {
                href: '/console/account/tokens',
                text: 'API トークン',
                note: 'ほかのシステムが、あなたの代わりにこの窓口を使うための鍵です。',
                icon: 'key',
              },
            ]}
          />
        </Section>
        <SessionsSection sessions={sessions} own={session.id} now={now} action="/console/account/ended-sessions" />
      </>
    ),
  })
}
