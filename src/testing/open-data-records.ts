// For tests: an event and a facility as a form sends them, and as they are kept.
import type { TestTown } from './town.ts'

export const FACILITY_FORM = {
  section: '',
  name: 'あおぞら市立図書館',
  nameKana: 'アオゾラシリツトショカン',
  townArea: 'みなと町三丁目',
  street: '1番2号',
  building: '',
  latitude: '32.051',
  longitude: '133.451',
  phone: '0980-00-0100',
  weekdays: ['火', '水', '木'],
  opens: '09:00',
  closes: '17:00',
  hoursNote: '祝日は休み',
  description: '海の見える図書館です。',
  accessibility: '',
  url: 'https://example.jp/toshokan',
  wifiSsid: '',
  wifiArea: '',
}

export const EVENT_FORM = {
  section: '',
  title: 'みなと冬まつり',
  titleKana: 'ミナトフユマツリ',
  titleEn: '',
  startsOn: '2026-12-05',
  endsOn: '',
  startsAt: '10:00',
  endsAt: '16:00',
  timeNote: '',
  description: '港の朝市と餅つきです。',
  fee: '無料',
  organiser: '',
  contact: '移住定住推進課',
  phone: '0980-00-0100',
  facility: '',
  place: '港の広場',
  address: '宮崎県あおぞら市みなと町1番地',
  latitude: '',
  longitude: '',
  capacity: '',
  applyUntil: '',
  applyHow: '',
  url: '',
}

/** An event and a facility of a section, and a set made from the facilities. @returns the ids of the first two */
export async function keptRecords(
  { owner }: TestTown,
  sectionId: number,
): Promise<{ event: string; facility: string }> {
  const { rows: facilities } = await owner.query(
    `insert into opendata.facilities (section_id, name, name_kana, street, made_at, changed_at)
      values ($1, '図書館', 'トショカン', '1番', now(), now()) returning id`,
    [sectionId],
  )
  const { rows: events } = await owner.query(
    `insert into opendata.events (section_id, title, title_kana, starts_on, ends_on, starts_at, ends_at, description, contact,
        facility_id, made_at, changed_at)
      values ($1, '市', 'イチ', '2026-12-05', '2026-12-05', '10:00', '16:00', '朝市', '係', $2, now(), now()) returning id`,
    [sectionId, facilities[0].id],
  )
  await owner.query(
    `insert into opendata.datasets (slug, title, summary, section_id, theme, frequency, source, made_at)
      values ('public-wifi', '公衆無線LAN', '一覧', $1, 'TECH', 'irregular', 'wifi', now())`,
    [sectionId],
  )
  return { event: String(events[0].id), facility: String(facilities[0].id) }
}
