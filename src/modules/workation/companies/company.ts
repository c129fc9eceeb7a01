import type { FormReader } from '#kernel/http/form-reader.ts'

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

export type CompanyActName = 'stage' | 'note' | 'done'

/** What became of a firm, the next actions that were done too. */
export interface CompanyAct {
  id: number
  act: CompanyActName
  stage: Stage | null
  /** On which it happened. */
  onDay: Temporal.PlainDate
  words: string
  who: string
  at: Temporal.Instant
}

/** 次の対応: what is to be done next for a firm, by which day. */
export interface NextAction {
  nextAction: string
  nextOn: Temporal.PlainDate
}

export function readNext(form: FormReader, today: Temporal.PlainDate): NextAction {
  const nextAction = form.line('nextAction', '次の対応', 200)
  const nextOn = form.day('nextOn', '次の対応の日')
  if (nextOn && Temporal.PlainDate.compare(nextOn, today) < 0)
    form.wrong('nextOn', '次の対応の日は、今日か、今日より後にしてください。')
  return { nextAction, nextOn: nextOn! }
}

/** What of a firm is known by its name. */
export const readCompany = (form: FormReader): Pick<Company, 'name' | 'home'> => ({
  name: form.line('name', '名前', 80),
  home: form.said('home') ? form.line('home', '所在地', 60) : '',
})

const FORMS =
  /株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|\((?:株|有|同)\)|\b(?:kabushiki kaisha|k\.?k\.?|co\.?,? ?ltd\.?|inc\.?|llc|g\.?k\.?)(?=\s|$|[.,])/giu

/** What is left of a firm's name however it is written: 株式会社 あおば, (株)あおば and ｱｵﾊﾞ … one firm has one record. */
export function nameKeyOf(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase()
  const key = plain.replaceAll(FORMS, '').replaceAll(/[\s.,・。、'’"“”-]/gu, '')
  return key || plain.replaceAll(/\s/gu, '')
}
