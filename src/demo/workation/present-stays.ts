import { randomUUID } from 'node:crypto'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { addPlaceItem, ask, book, cancelStay, findProposed, hold, propose, readStay } from '#modules/workation/index.ts'
import { getOfferId } from './stays.queries.ts'

interface Present {
  company: string
  home: string
  person: string
  email: string
  language: 'ja' | 'en'
  people: number
  /** In how many days they come, and for how many nights. */
  in: number
  nights: number
  words: string
  lodging: string
  rooms: number
  becomes: 'asked' | 'proposed' | 'booked' | 'changing' | 'cancelled'
  /** Days ago that they asked. */
  ago: number
}

const PRESENT: Present[] = [
  {
    company: '株式会社よつば会計',
    home: '東京都',
    person: '四葉 幸',
    email: 'yotsuba@example.jp',
    language: 'ja',
    people: 6,
    in: 40,
    nights: 3,
    words: '決算前の合宿です。夜も使える静かな部屋と、半日の気分転換を探しています。',
    lodging: '灯台荘',
    rooms: 2,
    becomes: 'asked',
    ago: 1,
  },
  {
    company: 'Nordlys Design',
    home: 'Norway',
    person: 'Ingrid Berg',
    email: 'ingrid@example.com',
    language: 'en',
    people: 4,
    in: 60,
    nights: 6,
    words: 'We would like to work by the sea for a week, and meet people who live there. One of us eats no fish.',
    lodging: '灯台荘',
    rooms: 2,
    becomes: 'asked',
    ago: 2,
  },
  {
    company: '株式会社とんぼ電機',
    home: '静岡県',
    person: '蜻蛉 涼',
    email: 'tombo@example.jp',
    language: 'ja',
    people: 5,
    in: 25,
    nights: 2,
    words: 'IT オフィスの下見を兼ねて伺います。',
    lodging: '港町ホテル',
    rooms: 3,
    becomes: 'proposed',
    ago: 6,
  },
  {
    company: '合同会社あめんぼ',
    home: '岡山県',
    person: '水沢 渡',
    email: 'amembo@example.jp',
    language: 'ja',
    people: 3,
    in: 9,
    nights: 4,
    words: '釣りの好きな者がおります。',
    lodging: '民宿 はまゆう',
    rooms: 2,
    becomes: 'booked',
    ago: 12,
  },
  {
    company: '株式会社ほしくず書房',
    home: '東京都',
    person: '星野 屑',
    email: 'hoshikuzu@example.jp',
    language: 'ja',
    people: 8,
    in: 16,
    nights: 3,
    words: '編集会議に使える大きな机がほしいです。',
    lodging: '港町ホテル',
    rooms: 4,
    becomes: 'changing',
    ago: 14,
  },
  {
    company: '株式会社ひつじ雲',
    home: '滋賀県',
    person: '未年 雲',
    email: 'hitsuji@example.jp',
    language: 'ja',
    people: 2,
    in: 12,
    nights: 2,
    words: '',
    lodging: '民宿 はまゆう',
    rooms: 1,
    becomes: 'cancelled',
    ago: 10,
  },
]

const typed = (fields: Record<string, string | number | string[]>) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [value].flat().map(String)]))

/** Teams that ask, decide and come in these weeks, made by the same use cases as on the pages. */
export async function seedPresentStays(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
  staffId: number,
): Promise<void> {
  for (const one of PRESENT) await seedOne(program, municipality, now, staffId, one)
}

async function seedOne(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
  staffId: number,
  { ago, becomes, language, nights, lodging, rooms, in: days, ...one }: Present,
): Promise<void> {
  const db: Db<'workation'> = municipality.db
  const [then, today] = [now.subtract({ hours: ago * 24 }), dateInTokyo(now)]
  const [from, through] = [today.add({ days }), today.add({ days: days + nights })]
  const form = {
    ...one,
    phone: '',
    wishedFrom: String(from),
    wishedThrough: String(through),
    purposes: ['work', 'lodging'],
  }
  const asked = readStay(typed(form), language, dateInTokyo(then))
  const { stay } = await ask(program, municipality, then, { side: 'firm' }, { asked, key: randomUUID() })
  if (becomes === 'asked') return
  const span = { from: String(from), through: String(through) }
  const proposed = then.add({ hours: 20 })
  for (const [name, units] of [
    [lodging, rooms],
    ['あおぞらコワーク 港', one.people],
  ] as const) {
    const { id: place } = await getOfferId(db, name)
    await addPlaceItem(db, proposed, stay, staffId, typed({ place, ...span, units }))
  }
  await propose(
    program,
    municipality,
    proposed,
    stay,
    staffId,
    typed({ people: one.people, words: 'お待ちしています。' }),
  )
  if (becomes === 'proposed') return
  const [itinerary, decided] = [(await findProposed(db, stay.id))!.id, proposed.add({ hours: 26 })]
  await hold(db, decided, stay, itinerary)
  const coming = { person: one.person, phone: '090-0000-0300', wishes: '到着は17時ごろです。' }
  await book(municipality, decided.add({ minutes: 6 }), stay, itinerary, coming)
  const later = now.subtract({ hours: 20 })
  if (becomes === 'cancelled')
    await cancelStay(program, municipality, later, stay, { side: 'firm' }, '社内の予定が変わりました。')
  if (becomes !== 'changing') return
  const { id: office } = await getOfferId(db, 'みどり丘オフィス A棟')
  await addPlaceItem(
    db,
    later,
    stay,
    staffId,
    typed({ place: office, from: String(from), through: String(from), units: 1 }),
  )
  await propose(
    program,
    municipality,
    later,
    stay,
    staffId,
    typed({ people: one.people, words: '会議のできる部屋を、初日に加えました。' }),
  )
}
