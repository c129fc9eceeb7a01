import { createApiToken } from '#kernel/api/create-token.ts'
import { refuseUnknownScopes, scopesOf } from '#kernel/api/scopes.ts'
import { findCredentialsByName } from '#kernel/identity/password/password.queries.ts'
import { Refusal } from '#lib/refusal.ts'
import { operator } from '../actor.ts'
import { chosenOne, municipalityOption } from '../choose.ts'
import type { Command } from '../command.ts'

const DEFAULT_DAYS = 90

export const tokenCreate: Command = {
  name: 'token create',
  summary: { ja: 'API トークンを作る', en: 'make an API token' },
  options: {
    ...municipalityOption,
    staff: {
      value: 'NAME',
      required: true,
      help: {
        ja: 'トークンが代わりを務める職員のサインイン名',
        en: 'sign-in name of the member of staff it stands for',
      },
    },
    scope: {
      value: 'SCOPE',
      required: true,
      multiple: true,
      help: { ja: 'できること (例 sections:read)', en: 'what it may do' },
    },
    label: { value: 'TEXT', help: { ja: '使い道 (例 人事システムとの連携)', en: 'what it is for' } },
    days: {
      value: 'N',
      help: { ja: `有効な日数 (なければ ${DEFAULT_DAYS})`, en: `days until it expires (default ${DEFAULT_DAYS})` },
    },
  },
  notes: {
    ja: 'トークンは一度だけ表示します。職員が無効になると、トークンも使えなくなります。',
    en: 'The token is shown once. It ends with the member of staff it stands for.',
  },
  async run(input, context) {
    const days = input.count('days') ?? DEFAULT_DAYS
    const scopes = input.all('scope').flatMap((given) => given.split(','))
    const label = input.find('label') ?? operator().replace('system:', '')
    const { modules } = await import('../../app.ts') // only here: it loads every page there is
    refuseUnknownScopes(scopesOf(modules), scopes)
    const { municipalities } = await context.connect()
    const { db } = await chosenOne(municipalities, input)
    const name = input.text('staff').toLowerCase()
    const staff = await findCredentialsByName(db, name)
    if (!staff || staff.disabledAt)
      throw new Refusal(404, `職員 ${name} はいないか、無効です (no such member of staff)。`)
    const now = context.clock()
    const expiresAt = now.add({ hours: days * 24 })
    const about = { staffId: staff.id, label, scopes, expiresAt }
    const token = await db.transaction().execute((tx) => createApiToken(tx, now, operator(), about))
    return {
      ok: true,
      lines: [token, `  ${name} · ${scopes.join(', ')} · 期限 ${expiresAt.toString()}`],
      json: { token, staff: name, scopes, label, expiresAt: expiresAt.toString() },
    }
  },
}
