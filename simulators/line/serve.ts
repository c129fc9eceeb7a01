import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { LinePlatform } from './platform.ts'

export type RunningPlatform = { url: string; close(): Promise<void> }

/** Port 0 takes any free one. */
export function serveLinePlatform(platform: LinePlatform, port = 0, hostname = '127.0.0.1'): Promise<RunningPlatform> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: platform.fetch, port, hostname }, (info: AddressInfo) => {
      const host = info.family === 'IPv6' ? `[${info.address}]` : info.address
      resolve({ url: `http://${host}:${info.port}`, close })
    })
    server.on('error', reject)
    const close = () =>
      new Promise<void>((closed) => {
        platform.close()
        server.close(() => closed())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
  })
}
