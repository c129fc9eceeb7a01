import { PostForm } from '#kernel/http/render.tsx'
import type { Language } from '#lib/text/language.ts'
import { Button, Cluster, Notice, Section, Stack } from '#ui/index.ts'
import { type Offer, openSlots } from './offer.ts'
import { OFFER } from './offer-words.ts'

export interface OfferedSlotsProps {
  offer: Offer
  section: string
  /** Takes the choice. */
  action: string
  lang: Language
  now: Temporal.Instant
}

/** 折り返しの日時, on the page of whoever asked: a button for each that is still to come, or what they chose. */
export function OfferedSlots({ offer, section, action, lang, now }: OfferedSlotsProps) {
  const words = OFFER[lang]
  const { id, slots, chosenAt, chosenSlot } = offer
  const open = openSlots(offer, now)
  return (
    <Section heading={words.heading}>
      {chosenAt ? (
        <Notice tone="success">
          <p>{chosenSlot ? words.chosen(section, chosenSlot) : words.willWrite(section)}</p>
        </Notice>
      ) : (
        <Stack>
          <p>{open.length === 0 ? words.passed : words.invitation}</p>
          <PostForm action={action} hidden={{ offer: String(id) }}>
            <Cluster>
              {slots.map(
                (at, index) =>
                  open.includes(at) && (
                    <Button key={index} name="choice" value={String(index)} variant="secondary">
                      {words.slot(at)}
                    </Button>
                  ),
              )}
              <Button name="choice" value="written" variant="tertiary">
                {words.written}
              </Button>
            </Cluster>
          </PostForm>
        </Stack>
      )}
    </Section>
  )
}
