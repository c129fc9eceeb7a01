const sumOfProducts = (digits: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)

const INDIVIDUAL_WEIGHTS = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
const CORPORATE_WEIGHTS = [2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]

/** 個人番号の検査用数字 of the first 11 digits (平成26年総務省令85号5条). */
export function individualNumberCheckDigit(firstEleven: string): number {
  const remainder = sumOfProducts(firstEleven, INDIVIDUAL_WEIGHTS) % 11
  return remainder <= 1 ? 0 : 11 - remainder
}

/** 個人番号: 12 half-width digits whose check digit is right. All zeros satisfy the formula, but are nobody's number. */
export const isIndividualNumber = (digits: string): boolean =>
  /^(?!0{12})\d{12}$/.test(digits) && individualNumberCheckDigit(digits) === Number(digits[11])

/** 法人番号の検査用数字, the leading digit, of the last 12 digits (平成26年財務省令70号2条). */
export const corporateNumberCheckDigit = (lastTwelve: string): number =>
  9 - (sumOfProducts(lastTwelve, CORPORATE_WEIGHTS) % 9)

/** 法人番号: 13 half-width digits whose leading check digit is right. */
export const isCorporateNumber = (digits: string): boolean =>
  /^\d{13}$/.test(digits) && corporateNumberCheckDigit(digits.slice(1)) === Number(digits[0])
