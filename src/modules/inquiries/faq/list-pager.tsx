import { Pager } from '#ui/index.ts'
import { FAQ_WORDS } from './site/faq-words.ts'

/** Where a page of a list begins, counted from 0: as many pages before it as its address says. */
export const fromIn = (asked: string | null | undefined, size: number): number =>
  /^\d{1,6}$/.test(asked ?? '') ? Math.floor(Number(asked) / size) * size : 0

export interface ListPagerProps {
  from: number
  size: number
  /** Of all that there are. */
  count: number
  address: (from: number) => string
  words?: (typeof FAQ_WORDS)['ja']['pages']
}

/** Says how many there are, and leads to the others; nothing where all stand on one page. */
export const ListPager = ({ from, size, count, address, words = FAQ_WORDS.ja.pages }: ListPagerProps) =>
  count > size || from > 0 ? (
    <Pager
      summary={words.summary(Math.min(from + 1, count), Math.min(from + size, count), count)}
      previous={from > 0 ? address(from - size) : undefined}
      next={from + size < count ? address(from + size) : undefined}
      previousText={words.previous}
      nextText={words.next}
    />
  ) : null
