import type { Confirmation } from '#kernel/identity/confirmed/confirmed-people.queries.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { sameName } from './same-name.ts'

const born = (date: string) => `${formatWareki(Temporal.PlainDate.from(date))}生`

/** 本人確認 in words, for whoever examines the application: what the card said, and whether it is the name that was written. */
export function confirmedRows(
  { person, by, at }: Confirmation,
  applicant: string,
): { term: string; description: string }[] {
  const { name, birthdate, gender, address } = person
  const differs = sameName(applicant, name) ? '' : '(申請の氏名と違います。確かめてください)'
  const rest = [birthdate && born(birthdate), gender, address].filter(Boolean).join('、')
  return [
    { term: '本人確認', description: `${by}(${dateTimeInWords(at)})` },
    { term: '確認した氏名', description: `${name}${differs}` },
    ...(rest ? [{ term: '確認したほかの事項', description: rest }] : []),
  ]
}
