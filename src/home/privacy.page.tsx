import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import { PageHeading, Prose } from '#ui/index.ts'

/** 個人情報の取り扱い: what is stored, why, who sees it. Says what the program does and nothing else. */
export const privacyPage = ({ profile }: Anyone): SitePage => ({
  title: '個人情報の取り扱い',
  width: 'narrow',
  children: (
    <>
      <PageHeading lead={`このサイトで${profile.name}が何を記録し、だれが見るのかをお知らせします。`}>
        個人情報の取り扱い
      </PageHeading>
      <Prose>
        <h2>記録するもの</h2>
        <ul>
          <li>相談:お送りいただいた文章・写真・動画・位置情報と、その日時。職員の返信も同じように記録します。</li>
          <li>LINE で相談した方:LINE の表示名とプロフィール画像、LINE が相手を区別するための番号。</li>
          <li>
            チャットで相談した方:お名前と、書いていただいたときはメールアドレス。メールには、返信があったこととページのアドレスだけを書きます。
          </li>
          <li>
            「よくある質問」でさがして何も見つからなかったとき:その言葉と回数だけを、どなたのものかを残さずに、90日間。質問を送る前にお見せした答えが役に立ったかは、押されたボタンの回数だけを数えます。
          </li>
          <li>サインインした方:メールアドレスか、お使いの認証サービスが知らせる番号。サインインの日時と端末の種類。</li>
        </ul>
        <p>
          見るだけなら、なにも登録は要りません。言葉を選んだときは、選んだ言葉だけを、お使いのブラウザーの Cookie
          に1年間残します。だれが見たかを調べる目的の Cookie や、外部の計測は使っていません。
        </p>
        <h2>使いみち</h2>
        <p>ご相談にお答えし、手続きを進めるためだけに使います。ほかの目的には使いません。</p>
        <h2>見る人</h2>
        <p>
          担当する課の職員だけが見られます。だれがいつ見たかを記録し、その記録は書き換えられないように守っています。
        </p>
        <h2>気をつけていること</h2>
        <ul>
          <li>
            写真に含まれる撮影場所などの情報は、
            {profile.keepOriginals ? '職員の画面には出しません' : '取り除いてから保存します'}。
          </li>
          <li>マイナンバー(個人番号)と思われる数字は、伏せてから保存します。相談には書かないでください。</li>
          <li>LINE で送信を取り消すと、こちらの記録からも消します。取り消されたことと日時だけが残ります。</li>
        </ul>
        <h2>ご本人の請求</h2>
        <p>
          ご自分の記録の開示・訂正・利用停止は、個人情報の保護に関する法律にもとづいて請求できます。
          {profile.name}までご連絡ください。
        </p>
      </Prose>
    </>
  ),
})
