import type { TownEvent } from '../events/event.ts'
import type { Facility } from '../facilities/facility.ts'
import {
  addressElsewhere,
  addressOf,
  both,
  type BothEditions,
  clock,
  oneLine,
  publishedBy,
  type Publisher,
} from './both-editions.ts'

/** 料金(基本) is a number of yen; words belong into 料金(詳細). */
export function feeOf(fee: string): { '料金(基本)': string; '料金(詳細)': string } {
  const plain = fee.normalize('NFKC').replaceAll(',', '').trim()
  const yen = plain === '無料' ? '0' : /^(\d{1,7})円?$/.exec(plain)?.[1]
  return yen === undefined ? { '料金(基本)': '', '料金(詳細)': fee } : { '料金(基本)': yen, '料金(詳細)': '' }
}

/** イベント一覧: one event. @param facility in which it takes place */
export const eventRow = (publisher: Publisher, event: TownEvent, facility: Facility | undefined): BothEditions =>
  both(
    {
      イベント名: event.title,
      イベント名_カナ: event.titleKana,
      開始日: event.startsOn.toString(),
      終了日: event.endsOn.toString(),
      開始時間: clock(event.startsAt),
      終了時間: clock(event.endsAt),
      開始日時特記事項: oneLine(event.timeNote),
      説明: oneLine(event.description),
      ...feeOf(event.fee),
      連絡先名称: event.contact,
      連絡先電話番号: event.phone,
      主催者: event.organiser,
      場所名称: event.where,
      定員: event.capacity?.toString() ?? '',
      参加申込終了日: event.applyUntil?.toString() ?? '',
      参加申込方法: oneLine(event.applyHow),
      URL: event.url,
    },
    publishedBy(publisher, event.id),
    facility ? addressOf(publisher, facility) : addressElsewhere(event),
    { older: { イベント名_英語: event.titleEn }, newer: { イベント名_英字: event.titleEn } },
  )
