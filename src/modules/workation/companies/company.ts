/** How far a firm has come: it asked, looked around (視察), worked here for a while (お試し勤務), opened an office (開設), or wants no more. */
export const STAGES = {
  inquiry: '問い合わせ',
  visit: '視察',
  trial: 'お試し勤務',
  opened: '開設',
  closed: '終わり',
} as const
export type Stage = keyof typeof STAGES

/** 会社: a firm outside, with what is to be done next. */
export interface Company {
  id: number
  name: string
  /** Where it is from. */
  home: string
  stage: Stage
  nextAction: string | null
  nextOn: Temporal.PlainDate | null
  knownSince: Temporal.Instant
  version: number
}

export const companyHref = (id: number): string => `/console/workation/companies/${id}`

const FORMS =
  /株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|\((?:株|有|同)\)|\b(?:kabushiki kaisha|k\.?k\.?|co\.?,? ?ltd\.?|inc\.?|llc|g\.?k\.?)(?=\s|$|[.,])/giu

/** What is left of a firm's name however it is written: 株式会社 あおば, (株)あおば and ｱｵﾊﾞ … one firm has one record. */
export function nameKeyOf(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase()
  const key = plain.replaceAll(FORMS, '').replaceAll(/[\s.,・。、'’"“”-]/gu, '')
  return key || plain.replaceAll(/\s/gu, '')
}
