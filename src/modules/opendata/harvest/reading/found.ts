import type { Format, Frequency, Licence } from '../../datasets/vocabulary.ts'
import type { RemoteResource } from '../harvested.ts'

/** A dataset as it was read at its source, made harmless. */
export interface Found {
  remoteId: string
  /** What the source calls it in addresses. */
  name: string
  remoteUrl: string
  title: string
  summary: string
  theme: string
  keywords: string[]
  licence: Licence | 'other'
  licenceTitle: string
  licenceUrl: string
  /** When its source changed it last, as far as it says. */
  modified: string | undefined
  frequency: Frequency
  publisherCode: string
  publisherName: string
  formats: Format[]
  resources: RemoteResource[]
}

/** What became of a package: taken, left out for a reason of ours, or not to be understood. */
export type Package =
  | { kind: 'found'; found: Found }
  | { kind: 'echo' | 'hidden' }
  | { kind: 'unreadable'; why: string }

/** A package that could not be understood, for those who look after it. */
export interface Finding {
  remoteId: string
  why: string
}

/** Everything that a catalogue has, read to its end. */
export interface Reading {
  found: Found[]
  /** Packages that were answered, each once. */
  seen: number
  echoes: number
  unreadable: number
  /** The first of them. */
  findings: Finding[]
  /** Known to be there still, though nobody understands them. */
  unreadableIds: Set<string>
  /** Pages that overlap: something moved while it was read, so what is not there may only have been missed. */
  repeated: number
}
