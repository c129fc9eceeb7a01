import { PostForm } from '#kernel/http/render.tsx'
import type { Language } from '#lib/text/language.ts'
import { Button, Disclosure, Section, Stack } from '#ui/index.ts'
import { Words } from '../conversations/message-bubble.tsx'
import type { PublishedFaq } from '../faq/published.queries.ts'
import { ASKER } from './asker-words.ts'

export const OFFERS = '/inquiries/offers'

/** Published answers that may be it: they open where they stand, so that nothing typed is left behind. Nobody is answered by them alone. */
export const Offered = ({
  faqs,
  lang,
  when,
  offer,
}: {
  faqs: readonly PublishedFaq[]
  lang: Language
  /** Before anything was sent, or after. */
  when: 'before' | 'after'
  /** Under which it is counted whether one of them helped, which only they can say. */
  offer?: string | undefined
}) =>
  faqs.length > 0 && (
    <Section heading={ASKER[lang].offer.heading}>
      <Stack>
        <p data-counts-openings={offer && `${OFFERS}/${offer}/openings`}>{ASKER[lang].offer[when]}</p>
        {faqs.map(({ id, question, answer }) => (
          <Disclosure key={id} summary={question}>
            <Stack>
              <p class="faq-answer">
                <Words text={answer} lang={lang} />
              </p>
              {offer && (
                <PostForm action={`${OFFERS}/${offer}/solutions`} hidden={{ faq: String(id), lang }}>
                  <Button variant="secondary">
                    {ASKER[lang].offer.solved}
                    <span class="visually-hidden">: {question}</span>
                  </Button>
                </PostForm>
              )}
            </Stack>
          </Disclosure>
        ))}
      </Stack>
    </Section>
  )
