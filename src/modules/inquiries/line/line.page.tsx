import { openStateInWords } from '#kernel/calendar/open-state.ts'
import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Profile } from '#kernel/municipality/profile.queries.ts'
import { Breadcrumbs, ButtonLink, Card, Notice, PageHeading, Prose, QrCode, Stack, FoldedOnPhone } from '#ui/index.ts'
import { REPORT_WORD } from '../streets/street-report.ts'
import { addFriendUrl, type LineAccount } from './account.ts'

export interface LinePage {
  profile: Profile
  account: LineAccount | undefined
  calendar: OfficeCalendar
  now: Temporal.Instant
  lineApi: string
  /** The town takes 通報. */
  reports: boolean
}

/** LINEで相談: what one can ask, what happens at night, what is stored, and the way in. */
export const linePage = ({ profile, account, calendar, now, lineApi, reports }: LinePage): SitePage => ({
  title: 'LINEで相談',
  description: `${profile.name}へ LINE で相談できます。夜間や休日もお送りいただけます。`,
  width: 'narrow',
  breadcrumbs: <Breadcrumbs items={[{ text: 'トップ', href: '/' }, { text: 'LINEで相談' }]} />,
  children: (
    <>
      <PageHeading lead="いつものLINEで、役所に聞けます。写真も送れます。">LINEで相談</PageHeading>
      <Stack gap="loose">
        {account ? <AddFriend account={account} url={addFriendUrl(account, lineApi)} /> : <Search profile={profile} />}
        <Prose>
          <h2>相談できること</h2>
          <ul>
            <li>くらしの困りごと、手続きのしかた、必要な書類</li>
            <li>
              道路や公園、ごみ集積所などの異常
              {reports
                ? `(「${REPORT_WORD}」と送ると、写真と場所を添えるページを開けます)`
                : '(写真や位置情報を添えると早く伝わります)'}
            </li>
            <li>移住や子育てについての質問</li>
          </ul>
          <h2>申請のお知らせを受け取る</h2>
          <p>
            <a href="/line/sign-in">LINEでサインイン</a>して申請すると、受け付けや結果のお知らせが同じトークに届きます。
          </p>
          <h2>夜間・休日は</h2>
          <p>いつでもお送りいただけます。職員が読んで、同じトークに返信します。</p>
          <p>
            窓口の時間: <strong>{openStateInWords(calendar, now)}</strong>
          </p>
        </Prose>
        <Notice tone="warning" heading="急ぎのときは電話を">
          <p>火事・救急は119番、事件・事故は110番へ。LINEではすぐに対応できません。</p>
        </Notice>
        <Prose>
          <h2>個人情報について</h2>
          <ul>
            <li>お送りいただいた文章や写真は、{profile.name}が相談の記録として保存します。</li>
            <li>マイナンバーは書かないでください。それと思われる数字は、伏せてから保存します。</li>
            <li>病気や家庭の事情など、人に知られたくないことは、電話か窓口でご相談ください。</li>
          </ul>
          <p>
            くわしくは<a href="/privacy">個人情報の取り扱い</a>をご覧ください。
          </p>
        </Prose>
      </Stack>
    </>
  ),
})

const AddFriend = ({ account: { name, basicId }, url }: { account: LineAccount; url: string }) => (
  <Card heading={`「${name}」を友だちに追加`}>
    <Stack>
      <p>スマートフォンの方は、ボタンを押すとLINEが開きます。</p>
      <ButtonLink href={url} size="large" icon="chat">
        友だちに追加する
      </ButtonLink>
      <FoldedOnPhone summary="パソコンで見ている方">
        <Stack>
          <p>パソコンの方は、スマートフォンのLINEでこのQRコードを読み取るか、ID「{basicId}」を検索してください。</p>
          <QrCode text={url} label={`「${name}」を友だちに追加するQRコード`} />
        </Stack>
      </FoldedOnPhone>
    </Stack>
  </Card>
)

const Search = ({ profile }: { profile: Profile }) => (
  <Notice tone="info" heading="LINEで検索してください">
    <p>LINEの「友だち検索」で「{profile.name}」の公式アカウントを探して、友だちに追加してください。</p>
  </Notice>
)
