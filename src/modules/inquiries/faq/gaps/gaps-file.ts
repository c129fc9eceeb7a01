import { spreadsheet } from '#lib/csv/write-csv.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { GapGroup } from './gap.ts'

const HEADER = ['まとまり', '質問', '言語', '回数', '日付', '聞かれたところ', '担当', '相談の番号']

/** A line for each question, those that ask alike together. */
export const gapsFile = (groups: readonly GapGroup[]): string =>
  spreadsheet([
    HEADER,
    ...groups.flatMap(({ gaps }, at) =>
      gaps.map(({ words, lang, times, happenedAt, section, conversationId }) => [
        at + 1,
        words,
        lang,
        times,
        dateInTokyo(happenedAt).toString(),
        conversationId === null ? '検索' : '相談',
        section ?? '',
        conversationId ?? '',
      ]),
    ),
  ])
