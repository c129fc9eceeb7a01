/** What entries are about, with the word for it. */
export const SUBJECT_KINDS: Record<string, string> = {
  conversation: '相談',
  resident: '住民',
  staff: '職員',
  proposal: '起案',
  approval_route: '決裁ルート',
  municipality: '自治体',
  oidc_provider: 'サインインの連携',
  audit: '証跡',
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

/** `conversation:12` as 相談 12, which no line end may part. */
export function codeInWords(code: string): string {
  const [kind = '', ...rest] = code.split(':')
  const word = Object.hasOwn(ACTORS, kind) ? ACTORS[kind] : undefined
  return word ? [word, rest.join(':')].filter(Boolean).join('\u00A0') : code
}
