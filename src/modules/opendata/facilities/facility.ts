import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import { asField, clockField, degreesField, recordReader } from '../records/read-record.ts'

/** In the order in which the standard writes them, without separators. */
export const WEEKDAYS = { 月: '月', 火: '火', 水: '水', 木: '木', 金: '金', 土: '土', 日: '日' } as const

export interface NewFacility {
  name: string
  nameKana: string
  /** 町字 */
  townArea: string
  /** 番地以下 */
  street: string
  building: string
  latitude: number | null
  longitude: number | null
  phone: string
  weekdays: string
  opens: Temporal.PlainTime | null
  closes: Temporal.PlainTime | null
  hoursNote: string
  description: string
  accessibility: string
  url: string
  /** 公衆無線LAN; '': none. */
  wifiSsid: string
  wifiArea: string
}

/** 施設: a place of the town that its section keeps in the list. */
export interface Facility extends NewFacility {
  id: number
  sectionId: number
  section: string
  /** No longer listed. */
  endedAt: Temporal.Instant | null
  changedAt: Temporal.Instant
  version: number
}

export const typedFacility = (facility?: Facility): Typed => ({
  section: asField(facility?.sectionId),
  name: asField(facility?.name),
  nameKana: asField(facility?.nameKana),
  townArea: asField(facility?.townArea),
  street: asField(facility?.street),
  building: asField(facility?.building),
  latitude: degreesField(facility?.latitude),
  longitude: degreesField(facility?.longitude),
  phone: asField(facility?.phone),
  weekdays: [...(facility?.weekdays ?? '')],
  opens: clockField(facility?.opens),
  closes: clockField(facility?.closes),
  hoursNote: asField(facility?.hoursNote),
  description: asField(facility?.description),
  accessibility: asField(facility?.accessibility),
  url: asField(facility?.url),
  wifiSsid: asField(facility?.wifiSsid),
  wifiArea: asField(facility?.wifiArea),
})

/** @throws Refusal 422 with everything that is wrong */
export function readFacility(typed: Typed): NewFacility {
  const form = formReader(typed)
  const { lineOrNothing, kana, phone, url, point } = recordReader(typed, form)
  const facility: NewFacility = {
    name: form.line('name', '名称', 100),
    nameKana: kana('nameKana', 'フリガナ'),
    townArea: lineOrNothing('townArea', '町字', 100),
    street: form.line('street', '番地', 100),
    building: lineOrNothing('building', '建物の名前', 100),
    ...point(),
    phone: phone('phone'),
    weekdays: Object.keys(WEEKDAYS)
      .filter((day) => typed['weekdays']?.includes(day))
      .join(''),
    ...form.hours(),
    hoursNote: form.text('hoursNote', '利用できる日時の補足', 300),
    description: form.text('description', '説明', 1000),
    accessibility: form.text('accessibility', 'バリアフリー', 300),
    url: url('url'),
    wifiSsid: lineOrNothing('wifiSsid', 'SSID', 32),
    wifiArea: lineOrNothing('wifiArea', '使える場所', 200),
  }
  if (facility.wifiArea && !facility.wifiSsid && !form.said('wifiSsid'))
    form.wrong('wifiSsid', '公衆無線LAN の SSID も入力してください。ないときは、使える場所も空にします。')
  form.done()
  return facility
}
