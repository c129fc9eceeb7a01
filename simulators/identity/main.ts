import { serveIdentityProvider } from './serve.ts'
import { clientsFrom } from './settings.ts'

const { issuer, close } = await serveIdentityProvider(clientsFrom(process.env), Number(process.env['PORT'] ?? '8901'))
console.log(`identity provider ${issuer}`)
process.send?.('ready')

// 'disconnect': whoever started us is gone.
for (const end of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.once(end, () => void close().then(() => process.exit(0)))
}
