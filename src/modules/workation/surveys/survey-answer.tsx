import { dateTimeInWords } from '#lib/time/in-words.ts'
import { DescriptionList, Section } from '#ui/index.ts'
import { yen } from '../offers/offer.ts'
import { SURVEY } from './survey-words.ts'
import type { Answer } from './surveys.queries.ts'

/** What a team answered, for the section. */
export function SurveyAnswer({ spend, satisfaction, again, office, words, answeredAt }: Answer) {
  const { fields, satisfaction: grades, again: wishes } = SURVEY.ja
  return (
    <Section heading="アンケート">
      <DescriptionList
        items={[
          { term: fields.satisfaction, description: grades[satisfaction] },
          { term: fields.again, description: wishes[again] },
          { term: fields.spend, description: yen(spend) },
          { term: 'オフィスの開設', description: office ? '話を聞きたい' : '—' },
          ...(words ? [{ term: fields.words, description: words }] : []),
          { term: '回答した日時', description: dateTimeInWords(answeredAt) },
        ]}
      />
    </Section>
  )
}
