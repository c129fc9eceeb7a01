import { StatusLabel, type Tone } from '#ui/index.ts'
import { type ProposalState, STATES } from '../proposals/proposal.ts'

const TONES: Record<ProposalState, Tone> = {
  circulating: 'info',
  returned: 'warning',
  decided: 'success',
  rejected: 'error',
  withdrawn: 'neutral',
}

export const ProposalStateLabel = ({ state }: { state: ProposalState }) => (
  <StatusLabel tone={TONES[state]}>{STATES[state]}</StatusLabel>
)
