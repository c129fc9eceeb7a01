import { typedMoment } from '#lib/time/typed-moment.ts'
import { firstOf, formReader, type Typed } from '#kernel/http/form-reader.ts'

export const RECEPTION = { 0: '圏外', 1: '弱い', 2: 'ふつう', 3: '強い' } as const
export type Reception = keyof typeof RECEPTION

/** 測定: what was read at a place at one moment. */
export interface Measurement {
  measuredAt: Temporal.Instant
  source: 'page' | 'typed'
  /** The browser of the measuring page, or what a reading was taken from. */
  instrument: string
  /** Mbit/s. */
  down: number | null
  up: number | null
  /** Milliseconds, there and back. */
  latency: number | null
  /** dB(A). */
  noise: number | null
  reception: Reception | null
}

const NETWORK = [
  ['down', '下り(Mbps)'],
  ['up', '上り(Mbps)'],
  ['latency', '応答時間(ミリ秒)'],
] as const

/** How long ago a reading may have been taken. */
const OLDEST = { hours: 24 * 366 }

/**
 * 測定 as it was typed, or as the measuring page filled it in. The page's own time and browser are not asked of whoever sends it.
 * @throws Refusal 422 with everything that is wrong
 */
export function readMeasurement(typed: Typed, now: Temporal.Instant, userAgent: string): Measurement {
  const form = formReader(typed)
  const isPage = firstOf(typed, 'source') === 'page'
  const said = NETWORK.filter(([field]) => form.said(field))
  if (said.length > 0)
    for (const [field, word] of NETWORK)
      if (!form.said(field)) form.wrong(field, `${word}も入力してください。下り、上り、応答時間は一緒に記録します。`)
  const network = (field: (typeof NETWORK)[number][0], word: string) =>
    said.length === 3 ? form.decimal(field, word, [0.01, 10_000]) : null
  const [down, up, latency] = NETWORK.map(([field, word]) => network(field, word))
  const noise = form.decimalOrNothing('noise', '騒音(デシベル)', [10, 120])
  const reception = form.said('reception')
    ? (Number(form.oneOf('reception', '携帯電話の電波', RECEPTION as Record<string, string>)) as Reception)
    : null
  if (said.length === 0 && noise === null && reception === null)
    form.wrong('down', '測った値を、一つ以上入力してください。')
  const measuredAt = isPage ? now : typedMoment(firstOf(typed, 'measuredAt'))
  if (!measuredAt) form.wrong('measuredAt', '測った日時を入力してください。')
  else if (Temporal.Instant.compare(measuredAt, now) > 0)
    form.wrong('measuredAt', '測った日時が、これから先になっています。')
  else if (Temporal.Instant.compare(measuredAt, now.subtract(OLDEST)) < 0)
    form.wrong('measuredAt', '1年より前の測定は記録できません。')
  const instrument = isPage ? browserIn(userAgent) : form.line('instrument', '測ったもの', 200)
  form.done()
  return {
    measuredAt: measuredAt!,
    source: isPage ? 'page' : 'typed',
    instrument,
    down: down!,
    up: up!,
    latency: latency!,
    noise,
    reception,
  }
}

const browserIn = (userAgent: string): string =>
  userAgent
    .replaceAll(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, 200) || 'ブラウザー'

/** 212 Mbps, 8.5 Mbps: no more digits than a measurement of some seconds is worth. */
export const mbps = (value: number): string => (value >= 20 ? String(Math.round(value)) : value.toFixed(1))
