/**
 * The calendar cannot answer:
 * - `no-holiday-data`: a day outside the years whose national holidays are known
 * - `too-far`: an answer more than ten years away
 * - `never-open`: no opening within a year of the day asked for
 */
export class CalendarLimit extends Error {
  readonly reason: 'no-holiday-data' | 'too-far' | 'never-open'

  constructor(reason: CalendarLimit['reason'], message: string) {
    super(message)
    this.name = 'CalendarLimit'
    this.reason = reason
  }
}
