import type { Finding } from '../reading/found.ts'

/** 収集先: a catalogue of somebody else, whose datasets are shown here too. */
export interface Source {
  id: number
  /** With it begins what its datasets are called here. */
  code: string
  name: string
  url: string
  addedAt: Temporal.Instant
  stoppedAt: Temporal.Instant | null
  version: number
}

/** 収集: one attempt to take over what a source has. */
export interface Run {
  id: number
  sourceId: number
  askedAt: Temporal.Instant
  /** null: the night's. */
  askedBy: number | null
  askedByName: string | null
  mayLose: number
  beganAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  failure: string | null
  wouldLose: number | null
  announced: number | null
  seen: number
  added: number
  changed: number
  gone: number
  back: number
  echoes: number
  unreadable: number
  findings: Finding[]
}

export type RunState = 'waiting' | 'running' | 'failed' | 'done'

export function stateOf({ beganAt, endedAt, failure }: Pick<Run, 'beganAt' | 'endedAt' | 'failure'>): RunState {
  if (!beganAt) return 'waiting'
  if (!endedAt) return 'running'
  return failure === null ? 'done' : 'failed'
}
