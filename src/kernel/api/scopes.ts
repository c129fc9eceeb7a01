import { Refusal } from '#lib/refusal.ts'
import { hasDuty, type Staff } from '../identity/staff.ts'
import type { Module } from '../program.ts'

/** 範囲: what tokens may be limited to, with the words for whoever makes one: `{ 'sections:read': '組織を読む' }`. */
export type Scopes = Record<string, string>

export const scopesOf = (modules: Module[]): Scopes => Object.assign({}, ...modules.map(({ scopes }) => scopes))

/** What a member of staff can give away: the scopes of their duties. */
export const scopesFor = (modules: Module[], staff: Staff): Scopes =>
  scopesOf(modules.filter(({ scopesNeed }) => !scopesNeed || hasDuty(staff, scopesNeed)))

export function refuseUnknownScopes(offered: Scopes, wanted: readonly string[]): void {
  if (wanted.length === 0) throw new Refusal(422, 'トークンでできることを、1つ以上選んでください。', 'scopes')
  const unknown = wanted.filter((scope) => !Object.hasOwn(offered, scope))
  if (unknown.length > 0) {
    const known = Object.keys(offered).join('、')
    throw new Refusal(422, `「${unknown.join('、')}」という範囲はありません。選べるのは ${known} です。`, 'scopes')
  }
}
