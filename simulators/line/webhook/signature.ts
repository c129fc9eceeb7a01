import { createHmac } from 'node:crypto'

/** Over the bytes that travel, never over a parsed and printed copy. */
export const signature = (body: string | Uint8Array, channelSecret: string) =>
  createHmac('sha256', channelSecret).update(body).digest('base64')
