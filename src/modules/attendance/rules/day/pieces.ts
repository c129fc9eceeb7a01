import { type Arrangement } from './arrangement.ts'
import { MINUTES_A_DAY } from './span.ts'
import type { WorkClass } from './work-classes.ts'

/** Minutes of a day between two edges: for each of them the same was arranged. */
export interface Piece {
  readonly from: number
  readonly until: number
}

export interface ClassedPiece extends Piece {
  readonly workClass: WorkClass
}

export const piecesOf = ({ edges }: Arrangement): Piece[] =>
  edges.slice(1).map((until, at) => ({ from: edges[at]!, until }))

export const sumOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { from, until }) => sum + until - from, 0)

/** Neighbours of the same class are one; midnight parts them. */
export function joined(pieces: readonly ClassedPiece[]): ClassedPiece[] {
  const result: ClassedPiece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    const goesOn = last?.until === piece.from && last.workClass === piece.workClass && piece.from !== MINUTES_A_DAY
    if (goesOn) result[result.length - 1] = { ...last, until: piece.until }
    else result.push(piece)
  }
  return result
}

/**
 * 正規の勤務時間との合計が7時間45分に達するまでの間: overtime of short-time staff, from its first minute on. What goes on after
 * midnight counts with the day on which it began.
 */
export function upToFullTime(pieces: readonly ClassedPiece[], allowance: number): ClassedPiece[] {
  let left = Math.max(0, allowance)
  return pieces.flatMap((piece) => {
    if (piece.workClass !== 'overtime') return [piece]
    const until = Math.min(piece.until, piece.from + left)
    left -= until - piece.from
    const parts: ClassedPiece[] = [
      { from: piece.from, until, workClass: 'shortTime' },
      { from: until, until: piece.until, workClass: 'overtime' },
    ]
    return parts.filter(({ from, until }) => from < until)
  })
}
