import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import { PageHeading, Prose } from '#ui/index.ts'

/** ウェブアクセシビリティ方針 (JIS X 8341-3:2016): the goal, what was checked and how, and what was not. */
export const accessibilityPage = ({ profile }: Anyone): SitePage => ({
  title: '使いやすさについて',
  width: 'narrow',
  children: (
    <>
      <PageHeading lead={`${profile.name}のオンライン窓口を、だれもが使えるようにするための方針です。`}>
        使いやすさについて
      </PageHeading>
      <Prose>
        <h2>目標</h2>
        <p>
          JIS X
          8341-3:2016「高齢者・障害者等配慮設計指針—情報通信における機器、ソフトウェア及びサービス—第3部:ウェブコンテンツ」の適合レベル
          AA に準拠することを目標としています。あわせて WCAG 2.2 の適合レベル AA に照らしています。
        </p>
        <h2>いまの状態</h2>
        <p>
          自動の検査(axe)を、変更のたびにすべてのページで行い、見つかった問題は残していません。JIS
          に定める試験(人による確認を含むもの)は、まだ実施していません。このため「準拠」とは表示していません。
        </p>
        <h2>できること</h2>
        <ul>
          <li>キーボードだけで、すべての操作ができます。</li>
          <li>JavaScript を使わない設定でも、申し込みや送信ができます。</li>
          <li>ブラウザーの機能で文字を200%まで大きくしても、読めて操作できます。</li>
          <li>色だけで意味を伝えません。必ず言葉を添えています。</li>
        </ul>
        <h2>まだできないこと</h2>
        <ul>
          <li>住民や職員がお送りする写真・動画には、代わりの説明や字幕が付いていないことがあります。</li>
          <li>入口のページと相談は、やさしい日本語と5つの外国語で使えます。手続きなど、ほかのページは日本語です。</li>
          <li>LINE のアプリの使いやすさは、LINE の提供する範囲によります。</li>
        </ul>
        <h2>お困りのときは</h2>
        <p>
          使いにくいところがありましたら、このページの下にある連絡先までお知らせください。電話や窓口でも同じ用件を承ります。
        </p>
      </Prose>
    </>
  ),
})
