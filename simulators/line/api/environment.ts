import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Channel } from '../channel.ts'

export type ApiEnvironment = {
  /** Absent when a test calls `fetch` without a server. */
  Bindings: Partial<HttpBindings>
  Variables: { requestId: string; channel: Channel }
}

export type ApiContext = Context<ApiEnvironment>
