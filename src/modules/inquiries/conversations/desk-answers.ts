import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'

/** How a form of the desk is answered, whichever noun it is about. */
export interface DeskAnswers {
  /** Back to the conversation, and to the same place in the list. */
  back: (c: Context<ConsoleEnv>, to?: string, more?: Record<string, string>) => Response
  /** What a person can mend, told on the desk itself, with what they had typed. @throws what nobody can mend there */
  sendBack: (c: Context<ConsoleEnv>, error: unknown, typed?: { text: string; choices?: string }) => Promise<Response>
}
