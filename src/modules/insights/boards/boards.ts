import type { Board } from './board.ts'
import { inquiriesBoard } from './inquiries-board.ts'
import { proceduresBoard } from './procedures-board.ts'
import { type CountedKind, streetsBoard } from './streets-board.ts'
import { workBoard } from './work-board.ts'
import { workationBoard } from './workation-board.ts'
import { type CountedSite, workplacesBoard } from './workplaces-board.ts'

export const BOARDS = ['inquiries', 'streets', 'procedures', 'work', 'workplaces', 'workation'] as const
export type BoardKey = (typeof BOARDS)[number]

/** In the order of the tabs. */
export const boardsOf = (sites: readonly CountedSite[], kinds: readonly CountedKind[]): Board[] => [
  inquiriesBoard,
  streetsBoard(kinds),
  proceduresBoard,
  workBoard,
  workplacesBoard(sites),
  workationBoard,
]
