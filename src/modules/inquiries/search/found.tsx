import { briefMomentInWords } from '#lib/time/in-words.ts'
import type { Excerpt } from './excerpts.ts'

const saidBy = ({ kind, author, staffName }: Excerpt): string => {
  const name = staffName?.split(/\s/)[0]
  if (kind === 'note') return name ? `メモ ${name}` : 'メモ'
  return author === 'resident' ? '相手' : (name ?? '町')
}

/** What was found, who said it and when, with the words marked. */
export const Excerpted = ({ excerpt, now }: { excerpt: Excerpt; now: Temporal.Instant }) => (
  <>
    {saidBy(excerpt)} {briefMomentInWords(excerpt.at, now)}:{' '}
    {excerpt.pieces.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}
  </>
)

/** How far a search went, where it did not go through everything. */
export const HowFar = ({ cut, behind }: { cut: boolean; behind: boolean }) => (
  <>
    {cut && (
      <p class="inbox-note">
        よく使われる言葉なので、新しい相談から順に、途中までさがしました。「これより前」で続きをさがせます。言葉を足すと、一度で見つかりやすくなります。
      </p>
    )}
    {behind && (
      <p class="inbox-note">
        さがす準備をしている古い相談があります。見つからないときは、しばらくしてから、もう一度さがしてください。
      </p>
    )}
  </>
)
