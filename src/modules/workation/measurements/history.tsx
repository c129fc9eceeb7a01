import { dateInTokyo } from '#lib/time/clock.ts'
import { LineChart, Stack, Table } from '#ui/index.ts'
import type { Language } from '../language.ts'
import { ageInWords } from './age.ts'
import { MEASURED } from './measured-words.ts'
import { mbps } from './measurement.ts'
import type { ListedMeasurement } from './measurements.queries.ts'

export const measuredOn = (at: Temporal.Instant): string => dateInTokyo(at).toString().replaceAll('-', '/')

/** 測定 over time: the chart and, saying the same, the table. */
export function History({
  measurements,
  language,
  now,
}: {
  measurements: ListedMeasurement[]
  language: Language
  now: Temporal.Instant
}) {
  const words = MEASURED[language]
  if (measurements.length === 0) return <p>{words.none}</p>
  const inOrder = measurements.filter(({ down }) => down !== null).toReversed()
  const points = (of: 'down' | 'up') =>
    inOrder.map((one) => ({ at: one.measuredAt.epochMilliseconds, value: one[of]! }))
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  const speed = (value: number | null) => (value === null ? words.nothing : `${mbps(value)} Mbps`)
  return (
    <Stack>
      {first && last && inOrder.length > 1 && (
        <LineChart
          caption={words.caption}
          unit="Mbps"
          ends={[measuredOn(first.measuredAt), measuredOn(last.measuredAt)]}
          series={[
            { label: words.down, points: points('down') },
            { label: words.up, points: points('up') },
          ]}
        />
      )}
      <Table
        caption={words.table}
        hideCaption
        phone="scroll"
        density="compact"
        columns={[
          {
            header: words.when,
            primary: true,
            nowrap: true,
            cell: ({ measuredAt }) => `${measuredOn(measuredAt)} (${ageInWords(measuredAt, now, language)})`,
          },
          { header: words.down, align: 'end', nowrap: true, cell: ({ down }) => speed(down) },
          { header: words.up, align: 'end', nowrap: true, cell: ({ up }) => speed(up) },
          {
            header: words.latency,
            align: 'end',
            nowrap: true,
            cell: ({ latency }) => (latency === null ? words.nothing : words.ms(latency)),
          },
          {
            header: words.noise,
            align: 'end',
            nowrap: true,
            cell: ({ noise }) => (noise === null ? words.nothing : words.db(noise)),
          },
          {
            header: words.reception,
            nowrap: true,
            cell: ({ reception }) => (reception === null ? words.nothing : words.receptions[reception]),
          },
          {
            header: words.how,
            nowrap: true,
            cell: ({ source, instrument, by }) => `${source === 'page' ? words.page : instrument} (${words.by[by]})`,
          },
        ]}
        rows={measurements}
      />
    </Stack>
  )
}
