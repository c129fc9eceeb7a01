import type { Tx } from '#lib/db/connect.ts'
import type { Staff } from '../identity/staff.ts'
import type { Municipality } from '../municipality/municipalities.ts'

/** How a proposal ended. */
export type Outcome = 'decided' | 'rejected' | 'withdrawn'

export interface Settlement {
  /** Names the record in its module, as it was given when it was proposed. */
  subject: string
  outcome: Outcome
  proposalId: number
  municipality: Municipality
  now: Temporal.Instant
  /** Whoever did the last act. */
  staff: Staff
}

/** A kind of proposal. Its module proposes; the kernel circulates; the module hears what was decided. */
export interface Matter {
  /** 休暇, 時間外勤務命令 … */
  name: string
  /** In the transaction of the last act: what it writes holds with the decision, or neither does. */
  settled?(tx: Tx, settlement: Settlement): Promise<void>
  /** In the transaction that hands it back to its proposer to be mended: 差戻し or 引戻し. It may be proposed again. */
  handedBack?(tx: Tx, handed: Omit<Settlement, 'outcome'>): Promise<void>
  /** What a rejection leaves as it is, where the word could be misread: told before it is pressed. */
  rejectionLeaves?: string
  /** Where its proposer mends what was returned, and proposes again. */
  mendHref?(subject: string): `/${string}`
  /** Where whoever decides sees more of it than the document, and may decide there. */
  decideHref?(subject: string): `/${string}`
}

export type Matters = Record<string, Matter>

/** Where the town decides, and what each kind of decision does there. */
export interface Office {
  municipality: Municipality
  matters: Matters
}
