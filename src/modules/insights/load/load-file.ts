import { spreadsheet } from '#lib/csv/write-csv.ts'
import { cellInWords, hoursShown, type Load, WEEKDAYS } from './load.ts'

const HEADER = ['課', '曜日', '時']

/** A line for each hour of the week that is shown, of the town and of each section. */
export const loadRows = (loads: readonly Load[]): (string | number)[][] => [
  [...HEADER, '相談(件)'],
  ...loads.flatMap((load) =>
    WEEKDAYS.flatMap((weekday, day) =>
      hoursShown(load).map((hour) => {
        const count = load.cells[day]![hour]!
        return [load.section, weekday, hour, count ?? cellInWords(count)]
      }),
    ),
  ),
]

export const loadFile = (loads: readonly Load[]): string => spreadsheet(loadRows(loads))
