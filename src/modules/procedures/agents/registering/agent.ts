import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { normalisePhone } from '#lib/text/phone.ts'

/** 行政書士, as they describe themselves. */
export interface AgentForm {
  name: string
  registrationNumber: string
  office: string
  address: string
  phone: string
}

export const AGENT_FIELDS = ['name', 'registrationNumber', 'office', 'address', 'phone'] as const

const oneLine = (typed: string): string =>
  typed
    .normalize('NFC')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()

/** 登録番号: eight digits, however they are written: 第１２３４５６７８号. */
export const registrationNumberOf = (typed: string): string => typed.normalize('NFKC').replaceAll(/[\s第号-]/g, '')

/** It stands in mails to people who do not know its writer yet: no name leads anywhere. */
const LEADS_SOMEWHERE = /[:/@\\<>]|\p{L}\.\p{L}{2}/u

const WORDS = { name: '氏名', office: '事務所の名前', address: '事務所の所在地' } as const
const EXAMPLES = { name: '山本 太郎', office: '山本行政書士事務所', address: 'あおぞら市中央1-2-3' } as const
const LONGEST = { name: 50, office: 100, address: 200 } as const

/** @throws Refusal 422 with every mistake */
export function readAgent(typed: AgentForm): AgentForm {
  const mistakes: Mistake[] = []
  const read = {
    name: oneLine(typed.name),
    registrationNumber: registrationNumberOf(typed.registrationNumber),
    office: oneLine(typed.office),
    address: oneLine(typed.address),
    phone: normalisePhone(typed.phone),
  }
  for (const field of ['name', 'office', 'address'] as const) {
    if (!read[field]) mistakes.push({ field, message: `${WORDS[field]}を入力してください。例: ${EXAMPLES[field]}` })
    else if ([...read[field]].length > LONGEST[field])
      mistakes.push({ field, message: `${WORDS[field]}は${LONGEST[field]}文字以内にしてください。` })
  }
  if (LEADS_SOMEWHERE.test(read.name))
    mistakes.push({ field: 'name', message: '氏名にアドレスや記号は使えません。例: 山本 太郎' })
  if (!/^\d{8}$/.test(read.registrationNumber))
    mistakes.push({
      field: 'registrationNumber',
      message: '登録番号は8桁の数字です。行政書士証票で確かめてください。例: 12345678',
    })
  if (!/^0[\d-]{9,12}$/.test(read.phone))
    mistakes.push({ field: 'phone', message: '電話番号を市外局番から入力してください。例: 0985-12-3456' })
  refuseMistakes(mistakes)
  return read
}
