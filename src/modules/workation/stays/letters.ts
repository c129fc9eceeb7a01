import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { sendMail } from '#kernel/notifications/mail.ts'
import type { Tx } from '#lib/db/connect.ts'
import { type Item, unitOf } from '../itineraries/itinerary.ts'
import { whenOf } from '../itineraries/when.ts'
import type { Language } from '../language.ts'
import { getProvider } from '../providers/providers.queries.ts'
import { SITE } from '../site/words.ts'
import type { Stay } from './stay.ts'
import { makeLink } from './stays.queries.ts'

export type FirmNews = 'asked' | 'proposed' | 'booked' | 'changed' | 'cancelled' | 'declined' | 'missed' | 'survey'

const SUBJECTS: Record<Language, Record<FirmNews, string>> = {
  ja: {
    asked: 'ワーケーションのお問い合わせを受け付けました',
    proposed: '行程を提案しました',
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
    booked: 'Everything in your itinerary is booked. Please pay each provider on the day.',
    changed: 'Everything in the new itinerary is booked, and the old booking is given up.',
    cancelled: 'Everything that was booked is given up.',
    declined: 'We could not find what you wished for. We hope to welcome you another time.',
    missed: 'Only this programme of your booking is cancelled. Everything else stands.',
    survey: 'Thank you for coming. Would you answer a short survey? It takes two minutes.',
  },
}

const townOf = async (tx: Tx): Promise<string> => (await getProfile(tx)).name

/** Tells the firm by e-mail, in its language, with an address of its own. */
export async function tellFirm(
  tx: Tx<'workation'>,
  town: Municipality,
  now: Temporal.Instant,
  stay: Pick<Stay, 'id' | 'company' | 'person' | 'email' | 'language'>,
  { news, words = '' }: { news: FirmNews; words?: string },
): Promise<void> {
  const { language } = stay
  const name = await townOf(tx)
  const link = `${town.publicUrl}${SITE[language]}/stays/${await makeLink(tx, now, stay.id)}${news === 'survey' ? '/survey' : ''}`
  const ja = language === 'ja'
  const text = [
    ja ? `${stay.company}\n${stay.person} さま` : `Dear ${stay.person},`,
    `${SUBJECTS[language][news]}${ja ? '。' : '.'}`,
    words,
    SENTENCES[language][news],
    link,
    ja
      ? `このアドレスを知っている人は、滞在の内容を見て、予約や取りやめができます。ご担当のほかには渡さないでください。\n\n${name} ワーケーションの窓口`
      : `Whoever has this address can read, book and cancel your stay. Please keep it among yourselves.\n\nThe workation desk, ${name}`,
  ]
  const subject = ja ? `${name}: ${SUBJECTS.ja[news]}` : `${SUBJECTS.en[news]} (${name})`
  await sendMail(tx, { to: stay.email, subject, text: `${text.filter(Boolean).join('\n\n')}\n` })
}

export type ProviderNews = 'booked' | 'changed' | 'cancelled'

const TOLD: Record<ProviderNews, string> = {
  booked: '予約が入りました',
  changed: '予約が変わりました',
  cancelled: '予約が取りやめになりました',
}

/** Tells each provider by e-mail what of theirs it is about, once each. */
export async function tellProviders(
  tx: Tx<'workation'>,
  town: Municipality,
  stay: Pick<Stay, 'company'>,
  { news, items }: { news: ProviderNews; items: readonly Item[] },
): Promise<void> {
  for (const [providerId, theirs] of Map.groupBy(items, (item) => item.providerId)) {
    const provider = await getProvider(tx, providerId)
    const lines = [
      ...new Set(theirs.map((item) => `・${item.name} ${whenOf(item, 'ja')} ${item.units}${unitOf(item)}`)),
    ]
    await sendMail(tx, {
      to: provider.email,
      subject: `${TOLD[news]}: ${stay.company}`,
      text: `${provider.name} ご担当者さま

${stay.company}の${TOLD[news]}。
${news === 'changed' ? '前の予約と新しい予約のうち、関わるものは次のとおりです。いまの予約は、予約のページで確かめてください。\n' : ''}
${lines.join('\n')}

予約の一覧は、次のページで見られます。
${town.publicUrl}/provider/bookings
`,
    })
  }
}
