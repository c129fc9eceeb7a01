import type { WrittenLanguage } from '#lib/text/language.ts'
import { dateInEnglish, dateOfYearInEnglish } from '#lib/time/in-english.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { warekiYear } from '#lib/time/wareki.ts'

const ja = {
  list: 'やりとり',
  older: 'これより前のやりとり',
  day: (day: Temporal.PlainDate, thisYear: number): string =>
    `${day.year === thisYear ? '' : warekiYear(day)}${dateInWords(day)}`,
  system: 'お知らせ',
  withdrawn: '送信が取り消されました',
  quoted: '引用',
  town: '町',
  quote: '引用して返信',
  place: '位置情報',
  map: '地図で見る(国土地理院)',
  sticker: (name: string) => `スタンプ${name ? `「${name}」` : ''}`,
  photos: (count: number) => (count > 1 ? `写真 ${count} 枚` : '写真'),
  kinds: { image: '写真', video: '動画', audio: '音声' } as Record<string, string>,
  file: 'ファイル',
  fetching: '受け取っています…',
  opensApart: (host: string) => `${host} を新しい画面で開きます`,
}

/** What stands around the messages of a conversation. */
export const THREAD: Record<WrittenLanguage, typeof ja> = {
  ja,
  en: {
    list: 'Conversation',
    older: 'Earlier messages',
    day: (day, thisYear) => (day.year === thisYear ? dateInEnglish(day) : dateOfYearInEnglish(day)),
    system: 'Notice',
    withdrawn: 'This message was withdrawn',
    quoted: 'Quoted',
    town: 'The town',
    quote: 'Reply with quote',
    place: 'Place',
    map: 'See it on a map (Japanese)',
    sticker: (name) => `Sticker${name ? ` “${name}”` : ''}`,
    photos: (count) => (count > 1 ? `${count} photos` : 'Photo'),
    kinds: { image: 'Photo', video: 'Video', audio: 'Recording' },
    file: 'File',
    fetching: 'Being received…',
    opensApart: (host) => `Opens ${host} on a new page`,
  },
}
