import type { VNode } from 'preact'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { CHANNELS } from '../conversations/channels.ts'
import { endingOf } from '#kernel/files/file-name.ts'
import type { Disclosed, DisclosedFile, DisclosedLine } from './disclosures.queries.ts'

/** In the file nothing is named but numbers: a name on a memory stick tells already whose it is. */
export const pathOf = ({ messageId, position, name }: DisclosedFile): string =>
  `files/${messageId}-${position}${endingOf(name) && `.${endingOf(name)}`}`

const WHO = { resident: 'ご本人', staff: '職員', system: '自動のお知らせ' }
const WHAT = {
  message: '',
  note: '職員のメモ',
  call: '電話',
  report: '通報',
  satisfaction: '満足度',
  machine: '機械が書いたもの(言語モデル)',
}
const ANSWERS: Record<string, string> = { solved: '解決した', partly: 'だいたい解決した', unsolved: '解決していない' }

const readable = ({ what, words }: DisclosedLine) =>
  what === 'satisfaction' ? words.replace(/^\w+/, (answer) => ANSWERS[answer] ?? answer) : words

const momentOf = (at: Temporal.Instant) =>
  `${formatWareki(dateInTokyo(at)).replace(/\d+月.*$/, '')}${dateTimeInWords(at)}`

const html = (node: VNode) => renderToStaticMarkup(node)

const STYLE = `body{font:16px/1.7 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1c}
li{margin:0 0 1rem;list-style:none}ol{padding:0}.who{font-weight:bold}.words{white-space:pre-wrap;overflow-wrap:anywhere}`

export const headOf = (town: string, at: Temporal.Instant, withNotes: boolean) =>
  `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>相談の記録</title><style>${STYLE}</style></head><body>${html(
    <header>
      <h1>相談の記録</h1>
      <p>
        {town}の相談窓口が、{momentOf(at)}に保有していたあなたの記録です。
        {withNotes ? '職員どうしのメモを含みます。' : '職員どうしのメモは含みません。'}
        同じ内容のデータは data.json に、添付は files にあります。
      </p>
    </header>,
  )}`

export const conversationHead = ({ id, channel, section, beganAt, closedAt, email, about }: Disclosed) =>
  `<section>${html(
    <>
      <h2>相談 番号 {id}</h2>
      <p>
        {CHANNELS[channel]}・{section}・{momentOf(beganAt)}から{closedAt ? `${momentOf(closedAt)}まで` : ''}
        {about && `・${about}`}
        {email && `・お知らせ先 ${email}`}
      </p>
    </>,
  )}<ol>`
export const CONVERSATION_END = '</ol></section>'
export const END = '</body></html>\n'

export const lineInHtml = (line: DisclosedLine, files: DisclosedFile[]) =>
  html(
    <li>
      <div>
        <span class="who">{WHAT[line.what] || WHO[line.by]}</span> {momentOf(line.at)}
      </div>
      <div class="words">{line.withdrawn ? '(送信が取り消されました)' : readable(line)}</div>
      {files.map((file) => (
        <div>
          <a href={pathOf(file)}>{file.name || '添付'}</a>
        </div>
      ))}
    </li>,
  )

const local = (at: Temporal.Instant | null) => at && at.toZonedDateTimeISO(TOKYO).toString({ timeZoneName: 'never' })

export const conversationInJson = ({ beganAt, closedAt, ...rest }: Disclosed) => ({
  ...rest,
  beganAt: local(beganAt),
  closedAt: local(closedAt),
})

export const lineInJson = ({ at, what, by, words, withdrawn }: DisclosedLine, files: DisclosedFile[]) => ({
  at: local(at),
  what,
  by,
  words,
  withdrawn,
  files: files.map((file) => ({
    path: pathOf(file),
    name: file.name,
    mediaType: file.mediaType,
    bytes: file.bytes,
  })),
})
