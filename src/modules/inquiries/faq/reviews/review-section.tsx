import { PostForm } from '#kernel/http/render.tsx'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { Button, DateInput, Disclosure, FormActions, Notice, Section, Stack } from '#ui/index.ts'
import { type Faq, faqHref } from '../faq.ts'
import { isDue, nextReview } from './review.ts'
import type { Review } from './reviews.queries.ts'

export interface ReviewSectionProps {
  faq: Faq
  reviews: Review[]
  now: Temporal.Instant
  typed: string | undefined
  error: string | undefined
}

/** 見直し: whether what residents read is still right. */
export function ReviewSection({ faq, reviews, now, typed, error }: ReviewSectionProps) {
  if (faq.state !== 'published' || !faq.reviewOn) return null
  const hidden = { version: String(faq.version) }
  const action = faqHref(faq.id, 'reviews')
  return (
    <Section heading="見直し" aside={`見直し日: ${formatWareki(faq.reviewOn)}`}>
      <Stack>
        {isDue(faq, now) && (
          <Notice tone="warning">
            見直しの日が来ました。公開している内容が今も正しければ「このままでよい」を、違えば直して公開してください。
          </Notice>
        )}
        <PostForm action={action} hidden={hidden} inline>
          <Button variant="secondary" icon="check">
            このままでよい(次は{formatWareki(nextReview(now))})
          </Button>
        </PostForm>
        <Disclosure summary="ほかの日に見直す" open={error !== undefined}>
          <PostForm action={action} hidden={hidden}>
            <DateInput name="next" label="次の見直し日" value={typed ?? ''} error={error} required />
            <FormActions>
              <Button variant="secondary">このままでよい</Button>
            </FormActions>
          </PostForm>
        </Disclosure>
        {reviews.length > 0 && (
          <ul>
            {reviews.map(({ at, by, edition, nextOn }) => (
              <li>
                {formatWareki(dateInTokyo(at))}に{by}さんが第{edition}版を「このままでよい」としました(次は
                {formatWareki(nextOn)})
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Section>
  )
}
