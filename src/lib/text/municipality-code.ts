const WEIGHTS = [6, 5, 4, 3, 2]

const PREFECTURES =
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'.split(
    ' ',
  )

/** The last digit of 11 minus the weighted sum modulo 11, so that 10 becomes 0 and 11 becomes 1 (JIS X 0402 検査数字). */
function checkDigit(firstFive: string): number {
  const sum = WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(firstFive[at]), 0)
  return (11 - (sum % 11)) % 10
}

/**
 * 全国地方公共団体コード in six half-width digits, from five or six digits in any width: 37201 gives 372013.
 * Undefined where the length, the check digit or the prefecture (01–47) is wrong. It does not say that the municipality exists.
 */
export function municipalityCode(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').trim()
  if (!/^(?:0[1-9]|[1-3]\d|4[0-7])\d{3}\d?$/.test(digits)) return undefined
  const code = `${digits.slice(0, 5)}${checkDigit(digits)}`
  return code.startsWith(digits) ? code : undefined
}

/** The prefecture of a code, checked as in {@link municipalityCode}: 452025 gives 宮崎県. */
export function prefectureOf(code: string): string | undefined {
  const checked = municipalityCode(code)
  return checked && PREFECTURES[Number(checked.slice(0, 2)) - 1]
}
