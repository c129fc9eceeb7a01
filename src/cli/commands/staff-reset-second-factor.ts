import { findCredentialsByName } from '#kernel/identity/password/password.queries.ts'
import { resetSecondFactor } from '#kernel/identity/second-factor/reset-second-factor.ts'
import { Refusal } from '#lib/refusal.ts'
import { operator } from '../actor.ts'
import { chosenOne, municipalityOption } from '../choose.ts'
import type { Command } from '../command.ts'

export const staffResetSecondFactor: Command = {
  name: 'staff reset-second-factor',
  summary: { ja: '職員の二段階認証を解く', en: 'take a lost second factor off a member of staff' },
  options: {
    ...municipalityOption,
    staff: { value: 'NAME', required: true, help: { ja: '職員のサインイン名', en: 'sign-in name' } },
  },
  notes: {
    ja: '本人からの頼みであることを確かめてから使います。端末はすべてサインアウトし、次のサインインで新しいパスワードを決めることになります。本人には通知とメールで伝わります。\n人事の担当がいるときは、職員の画面の「職員」からもできます。',
    en: 'Make sure that it is they who ask. Their sessions end, the next sign-in asks for a new password, and they are told.\nPersonnel can do the same in the console.',
  },
  async run(input, context) {
    const { municipalities } = await context.connect()
    const { db } = await chosenOne(municipalities, input)
    const name = input.text('staff').toLowerCase()
    const staff = await findCredentialsByName(db, name)
    if (!staff) throw new Refusal(404, `職員 ${name} はいません (no such member of staff)。`)
    await resetSecondFactor(db, context.clock(), operator(), staff.id)
    return { ok: true, lines: [`✔ ${name} の二段階認証を解きました`], json: { staff: name } }
  },
}
