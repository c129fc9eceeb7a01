import type { Typed } from '#kernel/http/form-reader.ts'

/** A form of the casework that was sent back: what was wrong with what, and what had been typed. */
export interface Mistaken {
  field: string
  message: string
  typed: Typed
}
