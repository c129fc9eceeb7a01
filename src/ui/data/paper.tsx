import type { Children } from '../types.ts'

export type PaperLine = { label: Children; text: string; changed?: Children }

export type PaperProps = {
  /** 令和8年度 第12号 */
  number: Children
  title: Children
  /** Who, when. */
  meta?: Children
  lines: PaperLine[]
  headingId?: string
}

/** A document as it will be printed: number, title and labelled lines, as its writer broke them. */
export const Paper = ({ number, title, meta, lines, headingId }: PaperProps) => (
  <article class="paper" aria-labelledby={headingId}>
    <p class="paper-number">{number}</p>
    <h2 id={headingId}>{title}</h2>
    {meta && <p class="paper-meta">{meta}</p>}
    <dl>
      {lines.map(({ label, text, changed }) => (
        <div>
          <dt>{label}</dt>
          <dd>{changed ?? text}</dd>
        </div>
      ))}
    </dl>
  </article>
)

export type Change = { kind: 'same' | 'gone' | 'new'; text: string }

/** What was taken out and what was put in, in the running text; said in words for those who listen. */
export const Changes = ({ parts }: { parts: Change[] }) => (
  <>
    {parts.map(({ kind, text }) =>
      kind === 'same' ? (
        text
      ) : kind === 'gone' ? (
        <del>
          <span class="visually-hidden">削除: </span>
          {text}
        </del>
      ) : (
        <ins>
          <span class="visually-hidden">追加: </span>
          {text}
        </ins>
      ),
    )}
  </>
)
