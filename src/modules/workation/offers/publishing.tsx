import { PostForm } from '#kernel/http/render.tsx'
import { momentInWords } from '#lib/time/in-words.ts'
import { Button, errorFor, type FieldErrorText, FormActions, Notice, Section, TextArea, Timeline } from '#ui/index.ts'
import type { Editor } from './editor.ts'
import { type Act, ACTS, actsOn, type Offer } from './offer.ts'
import type { OfferAct } from './offers.queries.ts'

const DONE_WORDS: Record<Act, string> = {
  asked: '公開を依頼',
  published: '公開',
  returned: '差戻し',
  withdrawn: '公開をやめた',
}

export interface PublishingProps {
  base: string
  editor: Editor
  offer: Offer
  acts: OfferAct[]
  now: Temporal.Instant
  reason?: string
  errors: FieldErrorText[]
}

/** Where an offer stands between its provider and the section, and what can be done about it. */
export function Publishing({ base, editor, offer, acts, now, reason = '', errors }: PublishingProps) {
  const [last] = acts
  const possible = actsOn(offer, editor)
  const asksWhy = possible.includes('returned')
  return (
    <Section heading="公開" id="publishing">
      {offer.state === 'returned' && last && (
        <Notice tone="warning" heading="差し戻されました" level={3}>
          <p>{last.reason}</p>
        </Notice>
      )}
      <PostForm action={`${base}/offers/${offer.id}/acts`} hidden={{ version: String(offer.version) }}>
        {asksWhy && (
          <TextArea
            name="reason"
            label="差し戻す理由"
            hint="差し戻すときに入力します。事業者にメールで伝わります。"
            required={false}
            rows={3}
            value={reason}
            error={errorFor(errors, 'reason')}
          />
        )}
        <FormActions>
          {possible.map((act) => (
            <Button
              name="act"
              value={act}
              variant={act === 'returned' || act === 'withdrawn' ? 'secondary' : 'primary'}
            >
              {ACTS[act]}
            </Button>
          ))}
        </FormActions>
      </PostForm>
      {acts.length > 0 && (
        <Timeline
          label="これまで"
          items={acts.map(({ act, at, reason: because, who }) => ({
            title: DONE_WORDS[act],
            time: { datetime: at.toString(), text: momentInWords(at, now) },
            who,
            children: because && <p>「{because}」</p>,
          }))}
        />
      )}
    </Section>
  )
}
