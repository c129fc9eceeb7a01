import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { sendMail } from '#kernel/notifications/mail.ts'
import type { Tx } from '#lib/db/connect.ts'
import { type Item, priceOf, totalOf } from '../itineraries/itinerary.ts'
import { whenOf } from '../itineraries/when.ts'
import { inLanguage, type Language } from '../language.ts'
import { SITE, WORDS } from '../site/words.ts'
import { STAY_WORDS } from './firm-words.ts'
import type { Stay } from './stay.ts'
import { makeLink } from './stays.queries.ts'

export type FirmNews =
  | 'asked'
  | 'proposed'
  | 'amended'
  | 'booked'
  | 'changed'
  | 'cancelled'
  | 'declined'
  | 'missed'
  | 'survey'

const SUBJECTS: Record<Language, Record<FirmNews, string>> = {
  ja: {
    asked: 'ワーケーションのお問い合わせを受け付けました',
    proposed: '行程を提案しました',
    amended: '行程の変更を提案しました',
    booked: '予約しました',
    changed: '予約を変更しました',
    cancelled: '滞在を取りやめました',
    declined: '今回はご用意できませんでした',
    missed: 'プログラムの開催が中止になりました',
    survey: '滞在のアンケートのお願い',
  },
  en: {
    asked: 'We have received your inquiry',
    proposed: 'Our proposal for your stay',
    amended: 'We propose a change to your itinerary',
    booked: 'Your stay is booked',
    changed: 'Your booking has been changed',
    cancelled: 'Your stay has been cancelled',
    declined: 'We are sorry: we have nothing to offer this time',
    missed: 'A programme has been cancelled',
    survey: 'How was your stay?',
  },
}

const SENTENCES: Record<Language, Record<FirmNews, string>> = {
  ja: {
    asked: '担当が確かめて、行程を提案します。次のページで、状況を見たり、続きを書いたりできます。',
    proposed:
      '次のページで行程を確かめて、そのまま予約できます。変えたいところがあれば、同じページから書いてください。',
    amended: '次のページで新しい行程を確かめてください。受け入れるまで、前の提案や予約は変わりません。',
    booked: '行程のすべてを予約しました。料金は、それぞれの事業者に当日お支払いください。',
    changed: '新しい行程のすべてを予約し、前の予約を空けました。',
    cancelled: '予約していたものは、すべて空けました。',
    declined: 'ご希望に合うものをご用意できませんでした。またの機会に、お待ちしています。',
    missed: '予約のうち、次のプログラムだけが中止になりました。ほかの予約はそのままです。',
    survey: 'お越しいただき、ありがとうございました。2分ほどのアンケートに、ご協力ください。',
  },
  en: {
    asked: 'We will look into it and propose an itinerary. You can follow it, and write to us, on this page:',
    proposed: 'You can read and book the itinerary on this page. If something should be different, write to us there:',
    amended: 'Please look at the new itinerary on this page. Nothing that is booked changes until you accept it:',
    booked: 'Everything in your itinerary is booked. Please pay each provider on the day.',
    changed: 'Everything in the new itinerary is booked, and the old booking is given up.',
    cancelled: 'Everything that was booked is given up.',
    declined: 'We could not find what you wished for. We hope to welcome you another time.',
    missed: 'Only this programme of your booking is cancelled. Everything else stands.',
    survey: 'Thank you for coming. Would you answer a short survey? It takes two minutes.',
  },
}

const WARNINGS: Record<Language, string> = {
  ja: 'このアドレスを知っている人は、滞在の内容を見て、予約や取りやめができます。ご担当のほかには渡さないでください。',
  en: 'Whoever has this address can read, book and cancel your stay. Please keep it among yourselves.',
}

/** The itinerary in some lines: what, when, how much, and the whole. */
function linesOf(items: readonly Item[], language: Language): string[] {
  const [{ countOf, total }, { yen }] = [STAY_WORDS[language], WORDS[language]]
  const lines = items
    .filter(({ cancelledBecause }) => !cancelledBecause)
    .map((item) => {
      const name = inLanguage(language, item.name, item.nameEn).text
      return `- ${name}: ${whenOf(item, language)}, ${countOf(item)}, ${yen(priceOf(item))}`
    })
  return [...lines, `${total}: ${yen(totalOf(items))}`]
}

const townOf = async (tx: Tx): Promise<string> => (await getProfile(tx)).name

/** Tells the firm by e-mail, in its language, with an address of its own. */
export async function tellFirm(
  tx: Tx<'workation'>,
  town: Municipality,
  now: Temporal.Instant,
  stay: Pick<Stay, 'id' | 'company' | 'person' | 'email' | 'language'>,
  { news, words = '', items = [] }: { news: FirmNews; words?: string; items?: readonly Item[] },
): Promise<void> {
  const { language } = stay
  const name = await townOf(tx)
  const link = `${town.publicUrl}${SITE[language]}/stays/${await makeLink(tx, now, stay.id)}${news === 'survey' ? '/survey' : ''}`
  const ja = language === 'ja'
  const text = [
    ja ? `${stay.company}\n${stay.person} さま` : `Dear ${stay.person},`,
    `${SUBJECTS[language][news]}${ja ? '。' : '.'}`,
    words,
    items.length > 0 && linesOf(items, language).join('\n'),
    SENTENCES[language][news],
    link,
    news !== 'declined' && news !== 'cancelled' && WARNINGS[language],
    ja ? `${name} ワーケーションの窓口` : `The workation desk, ${name}`,
  ]
  const subject = ja ? `${name}: ${SUBJECTS.ja[news]}` : `${SUBJECTS.en[news]} (${name})`
  await sendMail(tx, { to: stay.email, subject, text: `${text.filter(Boolean).join('\n\n')}\n` })
}
