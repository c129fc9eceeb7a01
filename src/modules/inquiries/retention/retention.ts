/** What a term is set for: the ways of a conversation, what goes on on the town's page alone, and calls that are only counted. */
export const KINDS = ['line', 'web', 'phone', 'confidential', 'counted'] as const
export type Kind = (typeof KINDS)[number]

export const KIND_WORDS: Record<Kind, string> = {
  line: 'LINE の相談',
  web: 'チャットの相談',
  phone: '電話の相談',
  confidential: 'LINE に残さない相談',
  counted: '件数だけの電話の用件',
}

/** A term in months, from the closing or the last message, whichever is later. */
export const MONTHS = [1, 1200] as const
export const LONGEST_REASON = 200

/** How much a run may erase: a number, and a share of all there is. */
export interface Cap {
  most: number
  percent: number
}

/** A small town may erase one at a time: of few, a share is none. */
export const limitOf = ({ most, percent }: Cap, all: number): number =>
  Math.max(1, Math.min(most, Math.floor((all * percent) / 100)))

/**
 * How many a run may erase now. Above the cap nothing, until somebody confirms the number they saw: a clock that ran ahead, or a term that was mistyped,
 * is found by people before it has erased anything.
 */
export const allowed = (due: number, limit: number, confirmed: number | null): number =>
  due <= limit || (confirmed !== null && due <= confirmed) ? due : 0
