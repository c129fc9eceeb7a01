import { scopesOf } from '../../api/scopes.ts'
import { mattersOf } from '../../approvals/index.ts'
import type { Module, Program } from '../../program.ts'

/** What the kernel's own entries are called on the screen; modules bring words for theirs. */
const KERNEL: Record<string, string> = {
  'audit.searched': '証跡を探した',
  'file.quarantined': '添付を隔離した',
  'file.refused': '添付を受け取らなかった',
  'municipality.closed': '臨時休業を追加した',
  'municipality.created': '自治体を作った',
  'municipality.hours_changed': '開庁時間を変えた',
  'municipality.line_changed': 'LINE の設定を変えた',
  'municipality.profile_changed': '自治体の設定を変えた',
  'municipality.reopened': '臨時休業を取り消した',
  'oidc_provider.removed': 'サインインの連携を外した',
  'oidc_provider.saved': 'サインインの連携を設定した',
  'resident.identity_linked': 'サインインの方法を加えた',
  'resident.identity_unlinked': 'サインインの方法を外した',
  'resident.renamed': '名前を変えた',
  'resident.signed_in': 'サインインした',
  'resident.signed_out': 'サインアウトした',
  'session.revoked': '端末をサインアウトさせた',
  'staff.created': '職員を登録した',
  'staff.disabled': 'サインインを停止した',
  'staff.enabled': 'サインインを再開した',
  'staff.identity_linked': 'サインインの方法を加えた',
  'staff.identity_unlinked': 'サインインの方法を外した',
  'staff.password_changed': 'パスワードを変えた',
  'staff.password_issued': '仮のパスワードを出した',
  'staff.second_factor_added': '二段階認証を始めた',
  'staff.second_factor_removed': '二段階認証をやめた',
  'staff.second_factor_reset': '二段階認証を解いた',
  'staff.sign_in_refused': 'サインインを断られた',
  'staff.signed_in': 'サインインした',
  'staff.signed_out': 'サインアウトした',
  'staff.updated': '職員を更新した',
  'token.created': 'API トークンを作った',
  'token.revoked': 'API トークンを取り消した',
}

/** What the trail calls by codes, as people call it. */
export interface AuditWords {
  actions: Record<string, string>
  /** Codes under the key they stand under: `{ matter: { general: '一般起案' } }`. */
  values: Record<string, Record<string, string>>
}

export const auditWords = (program: Program, modules: Module[]): AuditWords => ({
  actions: Object.assign({}, KERNEL, ...modules.map(({ actions }) => actions ?? {})),
  values: {
    scopes: scopesOf(modules),
    matter: Object.fromEntries(Object.entries(mattersOf(program, modules)).map(([code, { name }]) => [code, name])),
  },
})
