/** What one line of a dialogue puts on the screen. Words may hold slots: {町}, and choices: {こんにちは|はじめまして}. */
export type Part =
  | { kind: 'text'; words: string }
  | { kind: 'image'; picture: string }
  | { kind: 'file'; paper: string }
  | { kind: 'location' }
  | { kind: 'sticker'; words: string }

/** What one side says before the other side answers. */
export interface Turn {
  by: 'resident' | 'staff'
  parts: Part[]
  /** Days of silence before it. */
  afterDays: number
  /** 送信取消: the last part was taken back by the resident. */
  withdrawn?: true
  /** Why LINE did not take it. */
  failure?: string
}

export interface Dialogue {
  section: string
  title: string
  turns: Turn[]
  /** Months in which somebody asks this; empty: all year. */
  months: number[]
  /** Told once in the town's year, and lately, so that it is seen. */
  once: boolean
  /** How the resident calls themselves, where the dialogue needs it. */
  name?: string
  /** Cannot wait for the morning: it is asked while the counter is open. */
  whileOpen: boolean
  /** Somebody whose first language is not Japanese. */
  foreign: boolean
  /** The resident blocks the town's account in the end. */
  blocked: boolean
}
