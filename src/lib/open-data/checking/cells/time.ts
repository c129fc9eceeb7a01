import { type CheckCell, doubtful, plain, provable } from './fault.ts'

/** 24:00 is when a place closes at midnight. */
const TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/
const FORMS = [
  /^(?<half>午前|午後|AM|PM)?(?<hour>\d{1,2}):(?<minute>\d{2})(?::00)?$/i,
  /^(?<half>午前|午後|AM|PM)?(?<hour>\d{1,2})時(?:(?<minute>\d{1,2})分|(?<thirty>半))?$/i,
]

/** 09:00 */
export const checkTime: CheckCell = (value) => {
  if (TIME.test(value)) return undefined
  const text = plain(value).replaceAll(/\s/g, '')
  const right = text === '正午' ? '12:00' : written(text)
  const wrong = '時:分 (HH:MM) で入れてください。'
  if (right) return provable('time', wrong, right)
  const digits = /^([01]\d|2[0-3])([0-5]\d)$/.exec(text)
  return doubtful('time', `${wrong}例: 09:00`, digits ? `${digits[1]}:${digits[2]}` : undefined)
}

function written(text: string): string | undefined {
  const groups = FORMS.map((form) => form.exec(text)).find(Boolean)?.groups
  if (!groups) return undefined
  const { half, hour, minute, thirty } = groups
  const afternoon = half ? /^(午後|PM)$/i.test(half) : false
  // Nobody agrees on what 午後12時 is.
  if (half && Number(hour) >= 12) return undefined
  const time = `${String(Number(hour) + (afternoon ? 12 : 0)).padStart(2, '0')}:${thirty ? '30' : (minute ?? '0').padStart(2, '0')}`
  return TIME.test(time) ? time : undefined
}
