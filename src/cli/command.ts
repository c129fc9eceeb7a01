import type { Context } from './context.ts'
import type { Input } from './parse.ts'

/** Help is given in both languages. */
export interface Words {
  ja: string
  en: string
}

export interface Option {
  /** What to write after it: `SLUG`. Absent: it stands alone. */
  value?: string
  required?: boolean
  /** May be given several times. */
  multiple?: boolean
  help: Words
}

/** What a command has to say: `lines` for people, `json` for machines. */
export interface Outcome {
  /** false: something was found, or not done; the exit code is 1. */
  ok: boolean
  /** What it should work on cannot be read; the exit code is 2. */
  unreadable?: true
  lines: string[]
  json: Record<string, unknown>
}

export interface Command {
  /** The words that call it: `municipality create`. */
  name: string
  summary: Words
  /** The one thing it works on: `FILE.csv`. */
  argument?: { name: string; help: Words }
  options: Record<string, Option>
  /** More than one line of help, such as the columns of a file. */
  notes?: Words
  run: (input: Input, context: Context) => Promise<Outcome>
}

/** The command was called wrongly; the exit code is 2. */
export class UsageError extends Error {}
