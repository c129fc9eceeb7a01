import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '../language.ts'
import { lackingInWords } from './lacking-words.ts'
import { type Lacking, listLacking } from './reservations.queries.ts'

/** The database would not let more be taken than there is. */
export const isOverbooking = (error: unknown): boolean =>
  (error as { constraint?: string } | undefined)?.constraint === 'no_overbooking'

/** A number that a provider makes smaller than what is booked. @throws Refusal 422 */
export async function orBooked<T>(work: Promise<T>, field: string): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isOverbooking(error)) throw error
    throw new Refusal(
      422,
      'この数より多くの予約が入っている日があります。「在庫」で予約の数を確かめて、それと同じか多い数にしてください。',
      field,
    )
  }
}

/** Says what is not free any more, on which days. */
export async function refuseOverbooked(
  db: Db<'workation'>,
  stay: { id: number; language: Language },
  itineraryId: number,
): Promise<never> {
  const lacking = await listLacking(db, stay.id, itineraryId)
  throw new Refusal(409, stay.language === 'en' ? inEnglish(lacking) : inJapanese(lacking))
}

const inJapanese = (lacking: Lacking[]): string =>
  lacking.length === 0
    ? 'いま、ほかの方が先に予約しました。もう一度お試しください。'
    : `空きが足りなくなったため、予約できませんでした。足りないもの: ${lackingInWords(lacking, 'ja').join('、')}。どれも予約していません。窓口にご相談ください。別の行程を提案します。`

const inEnglish = (lacking: Lacking[]): string =>
  lacking.length === 0
    ? 'Somebody else was faster just now. Please try again.'
    : `Something of your itinerary is no longer free: ${lackingInWords(lacking, 'en').join('; ')}. Nothing was booked. Please write to us: we will propose another itinerary.`
