import type { Language } from '#lib/text/language.ts'
import { Disclosure, Section, Stack } from '#ui/index.ts'
import { Words } from '../conversations/message-bubble.tsx'
import type { PublishedFaq } from '../faq/published.queries.ts'
import { ASKER } from './asker-words.ts'

/** Published answers that may be it: they open where they stand, so that nothing typed is left behind. Nobody is answered by them alone. */
export const Offered = ({
  faqs,
  lang,
  when,
}: {
  faqs: readonly PublishedFaq[]
  lang: Language
  /** Before anything was sent, or after. */
  when: 'before' | 'after'
}) =>
  faqs.length > 0 && (
    <Section heading={ASKER[lang].offer.heading}>
      <Stack>
        <p>{ASKER[lang].offer[when]}</p>
        {faqs.map(({ id, question, answer }) => (
          <Disclosure key={id} summary={question}>
            <p class="faq-answer">
              <Words text={answer} lang={lang} />
            </p>
          </Disclosure>
        ))}
      </Stack>
    </Section>
  )
