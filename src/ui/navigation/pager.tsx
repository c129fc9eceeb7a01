import { Icon } from '../data/icon.tsx'
import type { Children } from '../types.ts'

export type PagerProps = {
  previous?: string
  next?: string
  /** 「41〜60件目(全132件)」 */
  summary?: Children
  label?: string
  previousText?: string
  nextText?: string
}

export function Pager({
  previous,
  next,
  summary,
  label = 'ページ送り',
  previousText = '前へ',
  nextText = '次へ',
}: PagerProps) {
  return (
    <nav class="pager" aria-label={label}>
      {previous ? (
        <a class="button" data-variant="secondary" data-size="small" rel="prev" href={previous}>
          <Icon name="chevron-left" size={16} />
          {previousText}
        </a>
      ) : (
        <span />
      )}
      {summary && <span class="pager-summary">{summary}</span>}
      {next ? (
        <a class="button" data-variant="secondary" data-size="small" rel="next" href={next}>
          {nextText}
          <Icon name="chevron-right" size={16} />
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
