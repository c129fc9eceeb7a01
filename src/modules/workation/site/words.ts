import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { dateInEnglish, dateOfYearInEnglish } from '#lib/time/in-english.ts'
import { dateInWords, dateTimeInWords, timeInWords } from '#lib/time/in-words.ts'
import type { Language } from '../language.ts'
import type { PlaceKind } from '../offers/offer.ts'
import type { Spoken, Theme } from '../programmes/programme.ts'
import type { FilterField } from './filters.ts'

const KINDS_JA: Record<PlaceKind, string> = { workplace: 'しごと場', office: 'IT オフィス', lodging: '宿泊' }
const yen = (price: number) => (price > 0 ? `${price.toLocaleString('ja')}円` : '無料')
const hours = (minutes: number) =>
  minutes < 60 ? `${minutes}分` : `${Math.floor(minutes / 60)}時間${minutes % 60 ? `${minutes % 60}分` : ''}`

/** The words of the public site. */
const ja = {
  site: 'ワーケーション',
  lead: '海と山のある町で、いつもの仕事を。場所の回線、電源、静かさは、測った値を日付と一緒に載せています。',
  home: 'ワーケーション',
  ask: 'ワーケーションの相談をする',
  askAbout: 'これについて相談する',
  gone: 'いまは載せていません。公開が終わったか、アドレスが違います。',
  places: '場所をさがす',
  programmes: 'プログラム',
  placesLead: '働く場所と泊まる場所です。',
  programmesLead: '農作業、道普請、住民との交流など、この町でできることです。',
  kinds: KINDS_JA,
  kindSentences: {
    workplace: '一日から使える席',
    office: '会社で借りる部屋',
    lodging: '泊まる部屋',
  } as Record<PlaceKind, string>,
  count: (count: number) => `${count}件`,
  found: (count: number) => `${count}件の場所`,
  foundProgrammes: (count: number) => `${count}件のプログラム`,
  filters: 'しぼりこむ',
  narrow: 'しぼりこむ',
  clear: 'すべて外す',
  any: '指定しない',
  wrong: 'しぼりこみの一部を読み取れませんでした',
  fields: {
    kind: '種類',
    people: '人数',
    down: '下りの速さ(Mbps 以上)',
    power: '電源(口以上)',
    price: '料金(円以下)',
    air: '羽田空港から(分以内)',
    road: '高速道路の出口から(分以内)',
    from: '着く日',
    through: '発つ日',
  } as Record<FilterField, string>,
  none: '条件に合う場所はありません',
  noneHint: '人数や料金、日程をゆるめると、見つかることがあります。',
  photos: '写真',
  about: '説明',
  facts: '設備と使い方',
  price: '料金',
  per: { workplace: '1席1日', office: '1室1日', lodging: '1室1泊' } as Record<PlaceKind, string>,
  yen,
  perPerson: '1人',
  capacity: '収容',
  capacityOf: (kind: PlaceKind, units: number, each: number) =>
    kind === 'workplace' ? `${units}席` : `${units}室(1室 ${each}人)`,
  area: '広さ',
  outlets: '電源',
  outletsOf: (count: number) => (count > 0 ? `${count}口` : 'ありません'),
  open: '使える日',
  everyDay: '毎日',
  weekdays: ['月', '火', '水', '木', '金', '土', '日'],
  joinDays: (days: string[]) => `${days.join('・')}曜日`,
  access: '行き方',
  byAir: (minutes: number) => `羽田空港から ${hours(minutes)}(飛行機と車)`,
  byRoad: (minutes: number) => `高速道路の出口から ${hours(minutes)}(車)`,
  address: '住所',
  provider: '事業者',
  network: 'ネットワーク',
  measurements: '測定の記録',
  measurementsLead: '町の職員か事業者が、その場所で測った値です。時間帯や天気、つながる人数で変わります。',
  nothing: '—',
  notMeasured: 'まだ測っていません',
  measured: (age: string) => `${age}に測定`,
  quiet: (noise: number): string => (noise < 45 ? '静か' : noise < 60 ? 'ふつう' : 'にぎやか'),
  down: '下り',
  up: '上り',
  theme: 'テーマ',
  themes: { farming: '農作業', trail: '道普請(古道の手入れ)', exchange: '住民との交流', family: '親子' } as Record<
    Theme,
    string
  >,
  season: '時期',
  duration: '長さ',
  hours,
  group: '人数',
  groupOf: (least: number, most: number) => `${least}人から${most}人`,
  meeting: '集合場所',
  bring: '持ち物',
  languages: '使える言葉',
  spoken: { ja: '日本語', en: '英語', zh: '中国語', ko: '韓国語' } as Record<Spoken, string>,
  sessions: '開催回',
  nextSessions: 'これからの開催回',
  noSessions: 'これからの開催回は、まだ決まっていません。',
  left: (left: number, places: number) => (left > 0 ? `残り ${left}人(定員 ${places}人)` : `満席(定員 ${places}人)`),
  booked: '予約',
  free: '空き',
  people: (people: number) => `${people}人`,
  takesPlace: '開催',
  /** 最少催行人数. */
  decided: (missing: number, least: number) =>
    missing > 0 ? `あと${missing}人で開催が決まります(最少催行 ${least}人)` : `最少催行人数(${least}人)に届いています`,
  cancelled: (reason: string) => `中止(${reason})`,
  next: (moment: string) => `次は ${moment}`,
  noProgrammes: 'いま載せているプログラムはありません',
  nights: (nights: number) => `${nights}泊`,
  day: (day: Temporal.PlainDate) => `${day.year}年${dateInWords(day)}`,
  dayOfYear: (date: Temporal.PlainDate) => dateInWords(date),
  moment: dateTimeInWords,
  other: 'English',
}

const enHours = (minutes: number) =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`

const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`

const en: typeof ja = {
  site: 'Workation',
  lead: 'Do your usual work between the sea and the mountains. Network, power and quietness are shown as they were measured, with their dates.',
  home: 'Workation',
  ask: 'Ask about a workation',
  askAbout: 'Ask about this',
  gone: 'This is not shown any more, or the address is wrong.',
  places: 'Find a place',
  programmes: 'Programmes',
  placesLead: 'Places to work and to stay.',
  programmesLead: 'Farm work, trail repair, time with the people who live here.',
  kinds: { workplace: 'Workplace', office: 'IT office', lodging: 'Lodging' },
  kindSentences: { workplace: 'A seat, from one day', office: 'A room for your company', lodging: 'A room to stay in' },
  count: (count) => String(count),
  found: (count) => counted(count, 'place'),
  foundProgrammes: (count) => counted(count, 'programme'),
  filters: 'Filter',
  narrow: 'Apply',
  clear: 'Clear all',
  any: 'Any',
  wrong: 'Part of the filter could not be read',
  fields: {
    kind: 'Kind',
    people: 'People',
    down: 'Download (Mbps or more)',
    power: 'Power sockets (or more)',
    price: 'Price (yen or less)',
    air: 'From Haneda Airport (minutes or less)',
    road: 'From the motorway (minutes or less)',
    from: 'Arrival',
    through: 'Departure',
  },
  none: 'No place fits',
  noneHint: 'Try fewer people, another price or other dates.',
  photos: 'Photos',
  about: 'About',
  facts: 'Facilities',
  price: 'Price',
  per: { workplace: 'per seat and day', office: 'per room and day', lodging: 'per room and night' },
  yen: (price) => (price > 0 ? `¥${price.toLocaleString('en')}` : 'Free'),
  perPerson: 'per person',
  capacity: 'Capacity',
  capacityOf: (kind, units, each) =>
    kind === 'workplace'
      ? counted(units, 'seat')
      : `${counted(units, 'room')} for ${counted(each, 'person', 'people')}${units > 1 ? ' each' : ''}`,
  area: 'Area',
  outlets: 'Power',
  outletsOf: (count) => (count > 0 ? counted(count, 'socket') : 'None'),
  open: 'Open',
  everyDay: 'Every day',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  joinDays: (days) => days.join(', '),
  access: 'Access',
  byAir: (minutes) => `${enHours(minutes)} from Haneda Airport (plane and car)`,
  byRoad: (minutes) => `${enHours(minutes)} from the motorway exit (car)`,
  address: 'Address',
  provider: 'Provider',
  network: 'Network',
  measurements: 'Measurements',
  measurementsLead:
    'Measured at the place by town staff or the provider. They change with the hour, the weather and how many are connected.',
  nothing: '—',
  notMeasured: 'Not measured yet',
  measured: (age) => `measured ${age}`,
  quiet: (noise) => (noise < 45 ? 'Quiet' : noise < 60 ? 'Moderate' : 'Lively'),
  down: 'Down',
  up: 'Up',
  theme: 'Theme',
  themes: { farming: 'Farm work', trail: 'Trail repair', exchange: 'Time with residents', family: 'Parent and child' },
  season: 'Season',
  duration: 'Length',
  hours: enHours,
  group: 'Group',
  groupOf: (least, most) => `${least} to ${most} people`,
  meeting: 'Meeting place',
  bring: 'What to bring',
  languages: 'Languages',
  spoken: { ja: 'Japanese', en: 'English', zh: 'Chinese', ko: 'Korean' },
  sessions: 'Dates',
  nextSessions: 'Coming up',
  noSessions: 'No dates have been set yet.',
  left: (left, places) => (left > 0 ? `${left} of ${places} places left` : `Full (${places} places)`),
  booked: 'Booked',
  free: 'Places',
  people: (people) => counted(people, 'person', 'people'),
  takesPlace: 'Takes place',
  decided: (missing, least) =>
    missing > 0
      ? `${missing} more and it takes place (at least ${least} people)`
      : `Enough people have booked (at least ${least})`,
  cancelled: (reason) => `Cancelled (${reason})`,
  next: (moment) => `Next: ${moment}`,
  noProgrammes: 'There is no programme at the moment',
  nights: (nights) => counted(nights, 'night'),
  day: dateOfYearInEnglish,
  dayOfYear: dateInEnglish,
  moment: (at) => `${dateOfYearInEnglish(dateInTokyo(at))}, ${timeInWords(at.toZonedDateTimeISO(TOKYO).toPlainTime())}`,
  other: '日本語',
}

export type SiteWords = typeof ja
export const WORDS: Record<Language, SiteWords> = { ja, en }

/** Where the site stands in a language. */
export const SITE: Record<Language, string> = { ja: '/workation', en: '/en/workation' }
