import type { Mistaken } from '../casework/mistaken.ts'

/** A form that was sent back: what was wrong with what, and what had been typed. */
export interface SentBack {
  message: string
  field: string
  status: 409 | 413 | 422
  text?: string | undefined
  /** 返事のボタン. */
  choices?: string | undefined
  /** 引用: the message that it quoted. */
  quotes?: string | undefined
  /** When it was to go. */
  sendAt?: string | undefined
  /** It was a form of the casework. */
  mistaken?: Mistaken
}
