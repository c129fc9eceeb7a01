import { monthInWords } from '#lib/time/wareki.ts'
import { Notice, Section, Table } from '#ui/index.ts'
import { USES, type Use } from './machine.ts'
import type { MonthOfUse } from './model.queries.ts'
import { MOST_SAID } from './prompts.ts'
import type { Trial } from './try-model.ts'

const SENT: Record<Use, string> = {
  draft: '相談の新しい文字のメッセージ4件まで、よくある質問(公開中)から探した5件までの質問と答え',
  summary: `相談の文字のメッセージ(新しいものから ${MOST_SAID.toLocaleString('ja')} 文字まで)`,
  plain: '職員が書いた返信の文だけ',
  translation: '職員が書いた返信の文と、翻訳する言語の名前',
  reading: '選んだメッセージ1件だけ',
}

/** 何を送るか: all of it, and what a plain rule cannot see. */
export const WhatIsSent = () => (
  <Section heading="送るもの">
    <Table
      caption="職員がボタンを押したときだけ送ります"
      density="compact"
      rows={Object.entries(SENT) as [Use, string][]}
      rowKey={([use]) => use}
      columns={[
        { header: '使うもの', primary: true, cell: ([use]) => USES[use] },
        { header: '送る言葉', cell: ([, words]) => words },
      ]}
    />
    <p>
      どれにも、決まった指示の文とモデルの名前が付きます。写真・ファイル、内部メモ、電話の記録、相談の番号、住民の ID
      は送りません。
    </p>
    <p>
      送る前に伏せるもの:
      町が知っている氏名と返信した職員の名前、「〜と申します」「〜さん」「〜様」の名前、電話番号、メールアドレス、住所(丁目・番地・郵便番号のあるもの)、7桁以上の番号、マイナンバー。[氏名1]
      のようなしるしに置きかえ、答えが届いてから元に戻します(マイナンバーは戻しません)。
    </p>
    <Notice tone="warning" heading="伏せられないもの">
      <p>
        名のり方や敬称のない第三者の名前、番地のない地名、生年月日、勤め先や学校、病気や家族の事情など、文の中身そのものは残ります。つなぐ先は、町の個人情報の扱いの決まりに合うところを選んでください。
      </p>
    </Notice>
    <p>
      町のページで続ける相談(続けたことのあるものを含む)と、「LINE に残さない相談」の課の相談は、けっして送りません。
    </p>
  </Section>
)

/** What was sent and what came, word for word. */
export const Tried = ({ trial: { messages, outcome } }: { trial: Trial }) => (
  <>
    {'failure' in outcome ? (
      <Notice tone="error" live="alert" heading="答えがありませんでした">
        <p>{outcome.failure}</p>
      </Notice>
    ) : (
      <Notice tone="success" live="status" heading="答え">
        <p class="machine-words">{outcome.words}</p>
      </Notice>
    )}
    <details open>
      <summary>送った言葉</summary>
      {messages.map(({ role, content }) => (
        <p key={role} class="machine-words">
          {content}
        </p>
      ))}
    </details>
  </>
)

const inWords = (purpose: MonthOfUse['purpose']) => (purpose === 'trial' ? '試す' : USES[purpose])

export const Usage = ({ usage }: { usage: MonthOfUse[] }) => (
  <Section heading="使った回数">
    {usage.length === 0 ? (
      <p>まだ使っていません。</p>
    ) : (
      <Table
        caption="月ごと"
        density="compact"
        rows={usage}
        rowKey={({ month, purpose }) => `${month}-${purpose}`}
        columns={[
          {
            header: '月と使うもの',
            primary: true,
            cell: ({ month, purpose }) => `${monthInWords(Temporal.PlainYearMonth.from(month))} ${inWords(purpose)}`,
          },
          { header: '回数', align: 'end', cell: ({ calls }) => calls.toLocaleString('ja') },
          { header: '答えなし', align: 'end', cell: ({ failed }) => failed.toLocaleString('ja') },
          { header: '送った文字数', align: 'end', cell: ({ characters }) => characters.toLocaleString('ja') },
        ]}
      />
    )}
  </Section>
)
