/** 委任状 as it stands: what the client of an application lets its agent do. */
export interface Mandate {
  readonly id: number
  /** The account with which the agent signs in. */
  readonly agentResidentId: number
  readonly agent: string
  readonly registrationNumber: string
  readonly clientName: string
  readonly clientEmail: string
  readonly mayCorrect: boolean
  readonly mayReceive: boolean
  readonly revoked: boolean
  /** The town looked the agent up in the public register and found nobody. */
  readonly unlisted: boolean
}

/** What a client can take back, each once. */
export const LIMITS = {
  no_correcting: '補正を任せるのをやめる',
  no_receiving: '証明書の受け取りを任せるのをやめる',
  revoked: '委任を取り消す',
} as const
export type LimitKind = keyof typeof LIMITS

export const stands = ({ revoked, unlisted }: Mandate): boolean => !revoked && !unlisted

/** What of a mandate is there to take back. */
export const limitable = ({ mayCorrect, mayReceive, revoked }: Mandate): LimitKind[] =>
  revoked
    ? []
    : [...(mayCorrect ? ['no_correcting' as const] : []), ...(mayReceive ? ['no_receiving' as const] : []), 'revoked']

/** Towns take a mandate that is up to three months old; the day itself does not count (民法140条). */
export const lastDayOf = (mandatedOn: Temporal.PlainDate): Temporal.PlainDate => mandatedOn.add({ months: 3 })

export const hasLapsed = (mandatedOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(lastDayOf(mandatedOn), today) < 0

/** 「行政書士 山本 太郎(登録番号 12345678)」, as it stands on papers and notices. */
export const agentInWords = ({ agent, registrationNumber }: Mandate): string =>
  `行政書士 ${agent}(登録番号 ${registrationNumber})`

/** Everything that is delegated, in words: the filing itself always. */
export const scopeInWords = (title: string, { mayCorrect, mayReceive }: Pick<Mandate, 'mayCorrect' | 'mayReceive'>) =>
  [
    `「${title}」の申請書を作り、出すこと`,
    ...(mayCorrect ? ['町から補正を求められたときに、直して出すこと'] : []),
    ...(mayReceive ? ['証明書を受け取ること'] : []),
  ] as const
