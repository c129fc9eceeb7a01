import { FoldedOnPhone, StatusLabel } from '#ui/index.ts'
import type { ComponentChildren } from 'preact'
import type { Call } from '../calls/call.ts'
import type { Decisions } from '../decisions/read-decisions.ts'

export interface GroundProps {
  decisions: Pick<Decisions, 'proposed' | 'returned'>
  owed: readonly Call[]
  /** There is nothing to write, or something in it was sent back. */
  open: boolean
  children: ComponentChildren
}

/** What may be done about a conversation beside answering it: on a phone one line that says what waits in it, so that the messages keep the room. */
export const Ground = ({ decisions: { proposed, returned }, owed, open, children }: GroundProps) => (
  <FoldedOnPhone
    open={open}
    summary={
      <span class="ground-marks" id="ground-marks" data-live>
        {proposed && <StatusLabel tone="warning">決裁待ち</StatusLabel>}
        {returned.length > 0 && <StatusLabel tone="warning">差戻し</StatusLabel>}
        {owed.length > 0 && <StatusLabel tone="warning">折り返し</StatusLabel>}
        <span>対応とメモ</span>
      </span>
    }
  >
    <div>{children}</div>
  </FoldedOnPhone>
)
