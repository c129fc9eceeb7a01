import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'
import { Chips, HeatTable, Section, Stack } from '#ui/index.ts'
import { HERE } from '../pages/frame.tsx'
import { cellInWords, HIDDEN, hoursShown, levelOf, type Load, WEEKDAYS } from './load.ts'

/** 課と時間帯 on the board: the numbers stand in the cells of the chart, so that it is the table too. */
export function LoadSection({
  loads,
  year,
  asked,
}: {
  loads: readonly Load[]
  year: number
  asked: string | undefined
}) {
  const shown = loads.find(({ sectionId }) => String(sectionId) === asked) ?? loads[0]
  if (!shown) return null
  const href = ({ sectionId }: Load) =>
    `${HERE}/inquiries?year=${year}${sectionId === undefined ? '' : `&section=${sectionId}`}#load`
  return (
    <Section heading="課と時間帯" id="load" aside={<a href={`${HERE}/load.csv?year=${year}`}>すべての課の表(CSV)</a>}>
      <Stack>
        <Chips
          label="課"
          items={loads.map((one) => ({ text: one.section, href: href(one), current: one === shown }))}
        />
        <HeatTable
          caption={`${shown.section}: ${fiscalYearInWords(year)}に相談が届いた曜日と時間(件)`}
          corner="時"
          columns={WEEKDAYS}
          rows={hoursShown(shown).map((hour) => ({
            header: `${hour}時`,
            cells: shown.cells.map((day) => ({
              text: cellInWords(day[hour]!),
              level: levelOf(shown, day[hour]!),
            })),
          }))}
        />
        <p>色が濃いほど多い時間です。「{HIDDEN}」は、少なくて一人の相談が読み取れるおそれがあるので出していません。</p>
      </Stack>
    </Section>
  )
}
