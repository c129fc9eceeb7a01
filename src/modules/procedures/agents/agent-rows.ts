import { dateInTokyo } from '#lib/time/clock.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { LIMITS, type Mandate } from './mandate.ts'
import type { Limited, MandateRecord } from './mandates.queries.ts'

/** Everything about a mandate that pages tell of it. */
export interface MandateView {
  mandate: Mandate
  record: MandateRecord
  limits: Limited[]
}

const checkedInWords = (town: string, { check, checkedAt }: MandateRecord): string => {
  const on = checkedAt ? `(${formatWareki(dateInTokyo(checkedAt))})` : ''
  if (check === 'confirmed') return `${town}が、日本行政書士会連合会の名簿で確かめました${on}`
  if (check === 'not_found') return `${town}が調べましたが、日本行政書士会連合会の名簿にありませんでした${on}`
  return `${town}は、まだ名簿で確かめていません。日本行政書士会連合会の「行政書士会員検索」で、どなたでも確かめられます`
}

/** Who files it: as they describe themselves, and what the town knows of that. */
export const agentRows = (town: string, { agent, registrationNumber }: Mandate, record: MandateRecord) => [
  { term: '氏名', description: `行政書士 ${agent}` },
  { term: '登録番号', description: registrationNumber },
  { term: '登録の確認', description: checkedInWords(town, record) },
  { term: '事務所', description: `${record.office}、${record.address}、電話 ${record.phone}` },
]

const scopeNow = (was: boolean, is: boolean): string => (is ? '任されている' : was ? '取りやめ' : '任されていない')

/** 委任状, and what the client took back of it. */
export const mandateRows = ({ mandate, record, limits }: MandateView) => [
  { term: '委任の日', description: formatWareki(record.mandatedOn) },
  ...(record.approvedAt ? [{ term: '依頼者の承認', description: dateTimeInWords(record.approvedAt) }] : []),
  { term: '補正', description: scopeNow(record.mayCorrect, mandate.mayCorrect && !mandate.revoked) },
  { term: '証明書の受け取り', description: scopeNow(record.mayReceive, mandate.mayReceive && !mandate.revoked) },
  ...limits.map(({ kind, at }) => ({ term: '委任の見直し', description: `${LIMITS[kind]}(${dateTimeInWords(at)})` })),
]
