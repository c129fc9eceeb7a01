import { saveSecret } from '#kernel/municipality/secrets.queries.ts'
import { readSettings } from '#kernel/settings.ts'
import { sealerOf } from '#lib/crypto/seal.ts'
import { type Connection, type Context, environmentOf } from './context.ts'

/**
 * LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN go to the first municipality; later ones enter theirs in the console.
 * @throws StartError where they would be sealed with the demo's SECRET_KEY
 */
export async function giveFirstChannel(context: Context, { municipalities }: Connection): Promise<boolean> {
  const { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: token } = context.settings()
  const [first, ...others] = await municipalities.all()
  if (!secret || !token || !first || others.length > 0) return false
  const { SECRET_KEY } = readSettings(environmentOf(context.env))
  const sealer = sealerOf(SECRET_KEY)
  await saveSecret(first.db, sealer, 'line.channel_secret', secret)
  await saveSecret(first.db, sealer, 'line.channel_access_token', token)
  return true
}
