import { clientsFrom } from './settings.ts'

// It warns at each start that what it holds is lost with it: nothing here is worth keeping.
console.warn = () => undefined
const { serveIdentityProvider } = await import('./serve.ts')

const { issuer, close } = await serveIdentityProvider(clientsFrom(process.env), Number(process.env['PORT'] ?? '8901'))
console.log(`identity provider ${issuer}`)
process.send?.('ready')

// 'disconnect': whoever started us is gone.
for (const end of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.once(end, () => void close().then(() => process.exit(0)))
}
