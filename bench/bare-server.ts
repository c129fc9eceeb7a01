// The least that an HTTP server can do: node:http, one answer, the same bytes and headers as the portal's.
import { createServer } from 'node:http'

process.once('message', ({ port, body, headers }: { port: number; body: string; headers: Record<string, string> }) => {
  const bytes = Buffer.from(body)
  const server = createServer((_request, response) => {
    response.writeHead(200, headers)
    response.end(bytes)
  })
  server.listen(port, '127.0.0.1', () => process.send?.('ready'))
  process.once('disconnect', () => process.exit(0))
})
