import { type CheckCell, doubtful, plain, provable } from './fault.ts'

const WEEK = '月火水木金土日'
const INORDER = /^月?火?水?木?金?土?日?$/
const WRONG = '月火水木金土日の順に、区切らずに入れてください。'
const WORDS: Readonly<Record<string, string>> = {
  平日: '月火水木金',
  毎日: WEEK,
  全日: WEEK,
  無休: WEEK,
  土日祝: '土日',
}

/** 月火水木金 */
export const checkWeekdays: CheckCell = (value) => {
  if (INORDER.test(value)) return undefined
  const text = plain(value)
    .replaceAll(/曜日?/g, '')
    .replaceAll(/[、,・;/\s]/g, '')
  const spread = expand(text)
  if (spread === undefined) return doubtful('weekdays', WRONG, WORDS[text])
  const days = [...WEEK].filter((day) => spread.includes(day)).join('')
  return days.length === spread.length ? provable('weekdays', WRONG, days) : doubtful('weekdays', WRONG, days)
}

/** 月〜金 and 月〜水土; undefined where something else stands there, as a holiday or a week that runs over Sunday. */
function expand(text: string): string | undefined {
  let backwards = false
  const spread = text.replaceAll(
    /([月火水木金土日])[〜~ー\-–—−から]+([月火水木金土日])/gu,
    (_, first: string, last: string) => {
      const [from, to] = [WEEK.indexOf(first), WEEK.indexOf(last)]
      if (to < from) backwards = true
      return WEEK.slice(from, to + 1)
    },
  )
  return !backwards && /^[月火水木金土日]+$/.test(spread) ? spread : undefined
}
