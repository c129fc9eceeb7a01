import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import type { FieldErrorText } from '#ui/index.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import { saveSecret, type SecretName } from '../../municipality/secrets.queries.ts'
import { type Fields, textOf } from './profile-form.ts'

/** The values of LINE Developers; an empty one stays as it was. */
export type Channel = Partial<Record<SecretName, string>>

const fieldOf: Record<string, SecretName> = {
  channelSecret: 'line.channel_secret',
  channelAccessToken: 'line.channel_access_token',
}

export function readChannel(fields: Fields): { channel: Channel; errors: FieldErrorText[] } {
  const channel: Channel = {}
  const errors: FieldErrorText[] = []
  for (const [field, name] of Object.entries(fieldOf)) {
    const value = textOf(fields, field, 1000)
    if (value && !/^[\x21-\x7e]{16,500}$/.test(value))
      errors.push({ field, message: 'LINE Developers に表示された値を、そのまま写してください。' })
    if (value) channel[name] = value
  }
  if (Object.keys(channel).length === 0 && errors.length === 0)
    errors.push({ field: 'channelSecret', message: '変更する値を入力してください。' })
  return { channel, errors }
}

/** Keeps the channel's secrets, sealed. The trail says that they were changed, never what they are. */
export function saveChannel(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  sealer: Sealer,
  channel: Channel,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const names = Object.keys(channel) as SecretName[]
    for (const name of names) await saveSecret(tx, sealer, name, channel[name] ?? '')
    await record(tx, now, `staff:${staff.id}`, 'municipality.line_changed', 'municipality', { names })
  })
}
