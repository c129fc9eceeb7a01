import { createLinePlatform } from './platform.ts'
import { serveLinePlatform } from './serve.ts'
import { channelsFrom } from './settings.ts'

const { PORT = '8900', HOST = '127.0.0.1', SIMULATOR_URL, PHONES_ELSEWHERE } = process.env

const platform = createLinePlatform({
  channels: channelsFrom(process.env),
  phonesElsewhere: PHONES_ELSEWHERE === 'true',
  ...(SIMULATOR_URL ? { baseUrl: SIMULATOR_URL.replace(/\/$/, '') } : {}),
})
const running = await serveLinePlatform(platform, Number(PORT), HOST)
console.log(`LINE simulator ${running.url}`)
for (const { id, name, webhookUrl } of platform.channels.list()) {
  console.log(`  ${id} ${name} -> ${webhookUrl ?? 'no webhook URL yet'}`)
}
process.send?.('ready')

// 'disconnect': whoever started us is gone.
for (const end of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.once(end, () => void running.close().then(() => process.exit(0)))
}
