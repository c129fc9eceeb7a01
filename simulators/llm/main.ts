import { serveModel } from './serve.ts'

const { url, close } = await serveModel(Number(process.env['PORT'] ?? '8902'))
console.log(`language model ${url}`)
process.send?.('ready')

// 'disconnect': whoever started us is gone.
for (const end of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.once(end, () => void close().then(() => process.exit(0)))
}
