import { municipalityCode } from '#lib/text/municipality-code.ts'
import { type CheckCell, doubtful, notDigits, plain, provable } from './fault.ts'

/** 全国地方公共団体コード: six digits, the sixth of which proves the others. */
export const checkCode: CheckCell = (value) => {
  if (value.length === 6 && municipalityCode(value) === value) return undefined
  const digits = plain(value)
  if (!/^\d+$/.test(digits)) return notDigits(digits) ?? doubtful('code', '6 桁の数字で入れてください。例: 372013')
  if (digits.length === 6 && municipalityCode(digits) === digits)
    return provable('code', '半角で入れてください。', digits)
  if (digits.length === 5) return fiveDigits(digits)
  if (digits.length === 12)
    return doubtful('code', '12 桁の番号です。マイナンバーが入っていないか確かめ、6 桁のコードにしてください。')
  return digits.length === 6
    ? doubtful('code', '検査数字が合いません。コードの表で確かめてください。')
    : doubtful('code', '6 桁の数字で入れてください。例: 372013')
}

/** Without its check digit, or without its first zero: 11002 is 札幌市 as a spreadsheet leaves it, or a code of 埼玉県. */
function fiveDigits(digits: string) {
  const completed = municipalityCode(digits)
  const restored = municipalityCode(`0${digits}`)
  if (completed && !restored) return provable('code', '検査数字が付いていません。', completed)
  if (restored && !completed) return provable('leading-zero', '先頭の 0 が落ちています。', restored)
  return restored
    ? doubtful(
        'leading-zero',
        `${restored} (先頭の 0 が落ちた) か ${completed} (検査数字がない) です。どちらか確かめてください。`,
      )
    : doubtful('code', '6 桁の数字で入れてください。例: 372013')
}
