import type { Language } from '#lib/text/language.ts'
import type { WireMessage } from '../../sending/wire.ts'
import type { Choice, Offer } from './offer.ts'
import { OFFER } from './offer-words.ts'
import { choiceData, type Offered } from './slot-choice.ts'

/** Words with a button under them for each slot that is still to come, and one for an answer in writing. */
export function choicesOnTheWire(
  secretKey: string,
  { slots, ...offered }: Offered & Pick<Offer, 'slots'>,
  now: Temporal.Instant,
  text: string,
  lang: Language,
): WireMessage[] {
  const words = OFFER[lang]
  const button = (choice: Choice, label: string) => ({
    type: 'action' as const,
    action: { type: 'postback' as const, label, displayText: label, data: choiceData(secretKey, offered, choice) },
  })
  const buttons = slots.flatMap((at, index) =>
    Temporal.Instant.compare(at, now) > 0 ? [button(index, words.slot(at))] : [],
  )
  return [{ type: 'text', text, quickReply: { items: [...buttons, button('written', words.written)] } }]
}
