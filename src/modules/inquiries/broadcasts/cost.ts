import type { Quota } from '../line/quota.ts'
import { FEW, peopleInWords } from './audience.ts'

/** What is left of this month's pushes; undefined: no limit, or LINE did not say. */
export const restOf = (quota: Quota | undefined): number | undefined =>
  quota?.limit === undefined ? undefined : Math.max(0, quota.limit - quota.used)

/** Each person costs one, whatever the number of messages. Why so many cannot be reached this month; undefined where they can. */
export function reasonAgainstCost(people: number, quota: Quota | undefined): string | undefined {
  const rest = restOf(quota)
  if (rest === undefined || people <= rest) return undefined
  const words = `宛先は ${peopleInWords(people)}で、今月の残りは ${rest.toLocaleString('ja')}通です。`
  const missing = people < FEW ? '' : `${(people - rest).toLocaleString('ja')}通足りません。`
  return `${words}${missing}宛先を絞るか、来月に送るか、LINE の契約を見直してください。`
}
