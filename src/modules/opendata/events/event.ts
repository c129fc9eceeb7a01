import { firstOf, type FormReader, formReader, type Typed } from '#kernel/http/form-reader.ts'
import { asField, clockField, degreesField, recordReader } from '../records/read-record.ts'

/** Days that an event may last: the database says so too. */
const LONGEST_DAYS = 366

/** 五百円: no number for those who read the data. */
const KANJI_YEN = /[〇一二三四五六七八九十百千万]円/

export interface NewEvent {
  title: string
  titleKana: string
  titleEn: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  startsAt: Temporal.PlainTime
  endsAt: Temporal.PlainTime
  timeNote: string
  description: string
  fee: string
  organiser: string
  contact: string
  phone: string
  /** Null: it is in no facility of the town, but at `place`, `address`. */
  facilityId: number | null
  place: string
  address: string
  latitude: number | null
  longitude: number | null
  capacity: number | null
  applyUntil: Temporal.PlainDate | null
  applyHow: string
  url: string
}

/** イベント: what a section holds, on days and in a place. */
export interface TownEvent extends NewEvent {
  id: number
  sectionId: number
  section: string
  /** The name of its facility, or of the place. */
  where: string
  /** 中止 */
  endedAt: Temporal.Instant | null
  changedAt: Temporal.Instant
  version: number
}

export const typedEvent = (event?: TownEvent): Typed => ({
  section: asField(event?.sectionId),
  title: asField(event?.title),
  titleKana: asField(event?.titleKana),
  titleEn: asField(event?.titleEn),
  startsOn: asField(event?.startsOn),
  endsOn: asField(event?.endsOn),
  startsAt: clockField(event?.startsAt),
  endsAt: clockField(event?.endsAt),
  timeNote: asField(event?.timeNote),
  description: asField(event?.description),
  fee: asField(event?.fee),
  organiser: asField(event?.organiser),
  contact: asField(event?.contact),
  phone: asField(event?.phone),
  facility: asField(event?.facilityId),
  place: asField(event?.place),
  address: asField(event?.address),
  latitude: degreesField(event?.latitude),
  longitude: degreesField(event?.longitude),
  capacity: asField(event?.capacity),
  applyUntil: asField(event?.applyUntil),
  applyHow: asField(event?.applyHow),
  url: asField(event?.url),
})

function readDays(form: FormReader) {
  const [startsOn, startsAt] = [form.day('startsOn', '開始日'), form.time('startsAt', '開始時間')]
  const endsOn = form.said('endsOn') ? form.day('endsOn', '終了日') : startsOn
  const endsAt = form.time('endsAt', '終了時間')
  if (startsOn && endsOn) {
    const days = startsOn.until(endsOn).days
    if (days < 0) form.wrong('endsOn', '終了日は、開始日か、それより後にしてください。')
    else if (days > LONGEST_DAYS) form.wrong('endsOn', '開始日から終了日までは、1年までにしてください。')
    else if (days === 0 && startsAt && endsAt && Temporal.PlainTime.compare(startsAt, endsAt) >= 0)
      form.wrong('endsAt', '終了時間は、開始時間より後にしてください。')
  }
  const applyUntil = form.said('applyUntil') ? (form.day('applyUntil', '申込の締切') ?? null) : null
  if (applyUntil && endsOn && Temporal.PlainDate.compare(applyUntil, endsOn) > 0)
    form.wrong('applyUntil', '申込の締切は、終了日までの日にしてください。')
  const days = { startsOn: startsOn!, endsOn: endsOn!, startsAt: startsAt!, endsAt: endsAt! } // or done() refuses
  return { ...days, applyUntil }
}

/** Where: in a facility, and then nothing of the place besides; or at a place with its address. */
function readWhere(typed: Typed, form: FormReader) {
  const { lineOrNothing, point } = recordReader(typed, form)
  const [place, address] = [lineOrNothing('place', '場所の名前', 100), lineOrNothing('address', '住所', 200)]
  if (firstOf(typed, 'facility') !== '') {
    if (place || address || form.said('latitude') || form.said('longitude'))
      form.wrong('place', '施設を選んだときは、場所の名前、住所、緯度、経度を空にしてください。')
    return { facilityId: form.id('facility', '施設'), place: '', address: '', latitude: null, longitude: null }
  }
  if (!place) form.wrong('place', '施設を選ぶか、場所の名前を入力してください。')
  if (!address) form.wrong('address', '施設を選ぶか、住所を入力してください。')
  return { facilityId: null, place, address, ...point() }
}

/** @throws Refusal 422 with everything that is wrong */
export function readEvent(typed: Typed): NewEvent {
  const form = formReader(typed)
  const { lineOrNothing, kana, phone, url, count } = recordReader(typed, form)
  const event: NewEvent = {
    title: form.line('title', 'イベント名', 100),
    titleKana: kana('titleKana', 'フリガナ'),
    titleEn: lineOrNothing('titleEn', 'イベント名(英語)', 200),
    ...readDays(form),
    timeNote: form.text('timeNote', '日時の補足', 300),
    description: form.text('description', '説明', 1000),
    fee: lineOrNothing('fee', '料金', 200),
    organiser: lineOrNothing('organiser', '主催者', 100),
    contact: form.line('contact', '連絡先', 100),
    phone: phone('phone'),
    ...readWhere(typed, form),
    capacity: count('capacity', '定員', [1, 1_000_000]),
    applyHow: form.text('applyHow', '申込の方法', 300),
    url: url('url'),
  }
  if (KANJI_YEN.test(event.fee)) form.wrong('fee', '料金の金額は、算用数字で入力してください。例: 500円')
  if (event.description === '') form.wrong('description', '説明を入力してください。何をする催しかを書きます。')
  form.done()
  return event
}
