import type { Names } from './names.ts'

/** What entries are about, with the word for it. */
export const SUBJECT_KINDS: Record<string, string> = {
  conversation: '相談',
  faq: 'よくある質問',
  faq_set: '質問の組',
  call: '電話',
  resident: '住民',
  staff: '職員',
  proposal: '起案',
  approval_route: '決裁ルート',
  municipality: '自治体',
  oidc_provider: 'サインインの連携',
  overtime_order: '時間外勤務命令',
  section: '課',
  audit: '証跡',
  site: '働く場所',
  floor: '階',
  seat: '席',
  booking: '席の予約',
  workplaces: 'しごと場',
  procedure: '手続',
  procedure_draft: '手続の下書き',
  procedure_signer: '署名した町',
  offer: '掲載',
  provider: '事業者',
  stay: '滞在',
  company: '会社',
  dataset: 'データセット',
  certificate: '証明書',
  insights: '効果',
  mark: '基準・目標',
  signing_key: '署名の鍵',
  event: 'イベント',
  facility: '施設',
}

const ACTORS: Record<string, string> = { ...SUBJECT_KINDS, system: 'プログラム' }

/** A subject taken apart: `conversation:12`, `municipality`, `:佐藤 美咲` of any kind. */
export interface About {
  kind: string | undefined
  /** A number, a name or a sign-in name. */
  of: string | undefined
}

export function aboutOf(subject: string): About {
  const at = subject.indexOf(':')
  if (at < 0)
    return Object.hasOwn(SUBJECT_KINDS, subject) ? { kind: subject, of: undefined } : { kind: undefined, of: subject }
  return { kind: subject.slice(0, at) || undefined, of: subject.slice(at + 1) || undefined }
}

export const subjectOf = ({ kind, of }: About): string | undefined => (of ? `${kind ?? ''}:${of}` : kind)

const DIGEST = /^[0-9a-f]{64}$/

export const isDigest = (text: string): boolean => DIGEST.test(text)

/** Enough to tell it from any other on the page. */
export const shortDigest = (digest: string): string => `${digest.slice(0, 12)}…`

/** `staff:36` as 石井 豊, `conversation:12` as 相談 12, which no line end may part. */
export function codeInWords(code: string, names: Names = new Map()): string {
  if (isDigest(code)) return shortDigest(code)
  const [kind = '', ...rest] = code.split(':')
  const name = names.get(code)
  if (name !== undefined && (kind === 'staff' || kind === 'section')) return name
  const word = Object.hasOwn(ACTORS, kind) ? ACTORS[kind] : undefined
  return word ? [word, name ?? rest.join(':')].filter(Boolean).join('\u00A0') : code
}
