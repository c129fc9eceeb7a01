import { resolve } from 'node:path'
import { z } from 'zod'
import { readNetworks } from '#lib/http/networks.ts'
import { StartError } from '#lib/start-error.ts'

export const DEMO_SECRET_KEY = 'demo-secret-key-demo-secret-key-demo'
export const DEMO_CHANNEL_SECRET = 'demo-channel-secret'
export const DEMO_CHANNEL_ACCESS_TOKEN = 'demo-channel-access-token'

const port = z.coerce.number().int().min(0).max(65535)
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/$/, ''))
const postgres = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** Every setting by environment, with its default and what it is for: README's table is checked against this. */
export const environment = z.object({
  DEMO: flag.default(false).describe('デモの町で動かす。npm start が付けます / run the fictional demo town'),
  PORT: port.default(3000).describe('待ち受けるポート / port to listen on'),
  HOST: z.string().default('127.0.0.1').describe('待ち受ける住所 / address to listen on'),
  DATA_DIR: z
    .string()
    .default('data')
    .transform((path) => resolve(path))
    .describe('データベースと添付の置き場所 / where the embedded database and files live'),
  DATABASE_URL: postgres
    .optional()
    .describe('PostgreSQL 15 以上。なければ組み込み / PostgreSQL ≥ 15 instead of the embedded one'),
  DATABASE_OWNER_URL: postgres
    .optional()
    .describe('移行と作成のための所有者の接続 / owner connection for migrations, if not DATABASE_URL'),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('町ごとの最大接続数 / connections per municipality'),
  PUBLIC_URL: url.optional().describe('住民から見た住所 / address as residents see it (default http://localhost:PORT)'),
  SECRET_KEY: z
    .string()
    .min(32)
    .default(DEMO_SECRET_KEY)
    .describe('秘密を封じる鍵。32 文字以上 / key that seals secrets at rest'),
  TRUST_PROXY: flag
    .default(false)
    .describe('前段の X-Forwarded-For を信じる / trust X-Forwarded-For of the proxy in front'),
  LINE_CHANNEL_SECRET: z
    .string()
    .optional()
    .describe('LINE のチャネルシークレット(最初の町に入る初期値) / channel secret for the first municipality'),
  LINE_CHANNEL_ACCESS_TOKEN: z.string().optional().describe('LINE のチャネルアクセストークン / channel access token'),
  LINE_API_BASE_URL: url.default('https://api.line.me').describe('Messaging API の住所 / address of the Messaging API'),
  LINE_DATA_API_BASE_URL: url
    .default('https://api-data.line.me')
    .describe('コンテンツ API の住所 / address of the content API'),
  LINE_SIMULATOR_PORT: port
    .default(8900)
    .describe('デモの LINE シミュレーターのポート / port of the LINE simulator of the demo'),
  IDENTITY_SIMULATOR_PORT: port
    .default(8901)
    .describe('デモの本人確認の代役のポート / port of the identity provider of the demo'),
  LLM_SIMULATOR_PORT: port
    .default(8902)
    .describe('デモの言語モデルの代役のポート / port of the language model simulator of the demo'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional()
    .describe('メールの送り先。なければ送らず記録 / SMTP server; without it mail is only logged'),
  MAIL_FROM: z.string().default('madoguchi@localhost').describe('差出人 / sender address'),
  CLAMD: z
    .string()
    .regex(/^(\/.+|[^:]+:\d+)$/)
    .optional()
    .describe('clamd のソケットか host:port / clamd socket or host:port'),
  MAP_TILES: z
    .string()
    .regex(/^https:\/\/[^/]+\/.*\{z\}.*\{x\}.*\{y\}/)
    .optional()
    .describe(
      '地図のタイル。国土地理院なら https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png / raster tiles of maps',
    ),
  MAP_CREDIT: z.string().max(100).default('地理院タイル').describe('地図のタイルの出典 / whose tiles they are'),
  WEBHOOK_NETWORKS: z
    .string()
    .refine((text) => readNetworks(text), 'must be networks such as 10.1.2.0/24, separated by commas')
    .optional()
    .describe(
      '外部システムへの通知を届けてよい庁内のネットワーク。例 10.1.2.0/24。デモではこの機械 / networks of your own that webhooks may reach, beside public addresses (in the demo: this machine)',
    ),
  LLM_NETWORKS: z
    .string()
    .refine((text) => readNetworks(text), 'must be networks such as 10.1.2.0/24, separated by commas')
    .optional()
    .describe(
      '言語モデルを動かしている庁内のネットワーク。例 10.1.2.0/24。デモではこの機械 / networks of your own where a language model may be asked, beside public addresses (in the demo: this machine)',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('記録の細かさ / log level'),
  ROLE: z.enum(['all', 'web', 'worker']).default('all').describe('web・worker・両方 / what this process does'),
  WEB_PROCESSES: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(1)
    .describe('住民と職員に答えるプロセスの数。機械の芯の数まで / processes that answer on the port, up to one a core'),
})

export type Settings = z.output<typeof environment> & { PUBLIC_URL: string }

/** Reads and checks all settings at once; refuses to boot on the first run of the checks, with every fault named. */
export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
  const known = Object.fromEntries(
    Object.keys(environment.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  )
  const parsed = environment.safeParse(known)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new StartError(`設定に誤りがあります (settings by environment are not valid):\n${faults.join('\n')}`)
  }
  const settings = { ...parsed.data, PUBLIC_URL: parsed.data.PUBLIC_URL ?? `http://localhost:${parsed.data.PORT}` }
  if (!settings.DEMO) refuseDemoSecrets(settings)
  return settings
}

function refuseDemoSecrets(settings: Settings): void {
  const demo = [
    settings.SECRET_KEY === DEMO_SECRET_KEY && 'SECRET_KEY',
    settings.LINE_CHANNEL_SECRET === DEMO_CHANNEL_SECRET && 'LINE_CHANNEL_SECRET',
    settings.LINE_CHANNEL_ACCESS_TOKEN === DEMO_CHANNEL_ACCESS_TOKEN && 'LINE_CHANNEL_ACCESS_TOKEN',
  ].filter(Boolean)
  if (demo.length > 0) {
    throw new StartError(
      `${demo.join('、')} がデモの値のままです。自分の値を設定してください (demo secrets outside the demo: set your own, e.g. openssl rand -base64 36).`,
    )
  }
}
