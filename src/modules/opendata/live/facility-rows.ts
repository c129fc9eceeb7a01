import type { Facility } from '../facilities/facility.ts'
import { addressOf, both, type BothEditions, clock, oneLine, publishedBy, type Publisher } from './both-editions.ts'

/** 公共施設一覧: one facility. */
export const facilityRow = (publisher: Publisher, facility: Facility): BothEditions =>
  both(
    {
      名称: facility.name,
      名称_カナ: facility.nameKana,
      電話番号: facility.phone,
      団体名: publisher.name,
      利用可能曜日: facility.weekdays,
      開始時間: clock(facility.opens),
      終了時間: clock(facility.closes),
      利用可能日時特記事項: oneLine(facility.hoursNote),
      説明: oneLine(facility.description),
      URL: facility.url,
    },
    publishedBy(publisher, facility.id),
    addressOf(publisher, facility),
    {
      older: { バリアフリー情報: oneLine(facility.accessibility) },
      newer: { 備考: oneLine(facility.accessibility && `バリアフリー情報: ${facility.accessibility}`) },
    },
  )

/** 公衆無線LANアクセスポイント一覧: that of one facility. */
export const wifiRow = (publisher: Publisher, facility: Facility): BothEditions =>
  both(
    {
      名称: facility.name,
      名称_カナ: facility.nameKana,
      設置者: publisher.name,
      電話番号: facility.phone,
      SSID: facility.wifiSsid,
      提供エリア: facility.wifiArea,
      URL: facility.url,
    },
    publishedBy(publisher, facility.id),
    addressOf(publisher, facility),
  )
