import type { Column } from '../standard/column.ts'
import { checkAny } from './cells/general.ts'
import { CHECKS } from './cells/by-kind.ts'
import { bothIn, swapped } from './cells/coordinate.ts'
import type { Fault } from './rules.ts'

export type OnCell = (place: number, fault: Fault) => void

/** A column of the file: as its standard has it, where it knows it. */
export type ColumnOfFile = Pick<Column, 'name' | 'kind' | 'required'>

/** Checks the cells of a row, each by what its column holds. One fault a cell. */
export function rowChecker(columns: readonly ColumnOfFile[]) {
  const checks = columns.map(({ kind }) => (kind === 'text' ? undefined : CHECKS[kind]))
  const pairs = pairsOf(columns)

  return (cells: readonly string[], found: OnCell): void => {
    const told = new Set<number>()
    for (const [latitude, longitude] of pairs)
      for (const [place, fault] of pairFaults(cells[latitude] ?? '', cells[longitude] ?? '', latitude, longitude)) {
        told.add(place)
        found(place, fault)
      }
    for (let place = 0; place < columns.length; place++) {
      if (told.size > 0 && told.has(place)) continue
      const cell = cells[place]
      if (cell === undefined) continue
      const fault = cell.trim() === '' ? blankFault(columns[place]!) : (checks[place]?.(cell) ?? checkAny(cell))
      if (fault) found(place, fault)
    }
  }
}

const blankFault = ({ name, required }: ColumnOfFile): Fault | undefined =>
  required ? { rule: 'required', message: `${name}を入れてください。` } : undefined

/** Places of each latitude with the longitude behind it. */
const pairsOf = (columns: readonly ColumnOfFile[]): [number, number][] =>
  columns.flatMap(({ kind }, place) => {
    const longitude = columns.findIndex((other, at) => at > place && other.kind === 'longitude')
    return kind === 'latitude' && longitude >= 0 ? [[place, longitude] as [number, number]] : []
  })

/** What can only be seen by looking at latitude and longitude together. */
function pairFaults(latitude: string, longitude: string, north: number, east: number): [number, Fault][] {
  const turned = swapped(latitude, longitude)
  if (turned) {
    const fault = { rule: 'coordinate-swapped', message: '緯度と経度が逆です。', provable: true } as const
    return [
      [north, { ...fault, suggestion: turned.latitude }],
      [east, { ...fault, suggestion: turned.longitude }],
    ]
  }
  const [full, blank] = latitude.trim() === '' ? [longitude, latitude] : [latitude, longitude]
  const both = blank.trim() === '' && full !== '' ? bothIn(full) : undefined
  if (!both) return []
  const fault = {
    rule: 'coordinate-both',
    message: '緯度と経度を、それぞれの列に分けてください。',
    provable: true,
  } as const
  return [
    [north, { ...fault, suggestion: both.latitude }],
    [east, { ...fault, suggestion: both.longitude }],
  ]
}
