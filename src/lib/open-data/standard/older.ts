// 推奨データセット, the edition that most published files still have. As in NEC-FIWARE/smart-data-models, folder cio.
import { columns } from './column.ts'

const PUBLISHER = '都道府県コード又は市区町村コード NO 都道府県名 市区町村名'
const PLACE = '住所* 方書 緯度 経度'
const OPEN = '利用可能曜日 開始時間 終了時間 利用可能日時特記事項'
export const HAZARDS =
  '災害種別_洪水 災害種別_崖崩れ、土石流及び地滑り 災害種別_高潮 災害種別_地震 災害種別_津波 災害種別_大規模な火事 災害種別_内水氾濫 災害種別_火山現象'

const FIVE_YEARS = Array.from({ length: 17 }, (_, n) => `${n * 5}-${n * 5 + 4}歳`)
/** 男性 and 女性 of each five years of age. */
export const AGES = [...FIVE_YEARS, '85歳以上'].map((age) => `${age}の男性 ${age}の女性`).join(' ')

export const older = {
  'public-facility': columns(
    `${PUBLISHER} 名称* 名称_カナ* 名称_通称 POIコード ${PLACE} 電話番号 内線番号 法人番号 団体名 ${OPEN} 説明 バリアフリー情報 URL 備考`,
  ),
  event: columns(
    `${PUBLISHER} イベント名* イベント名_カナ* イベント名_英語 開始日* 終了日* 開始時間* 終了時間* 開始日時特記事項 説明*
     料金(基本) 料金(詳細) 連絡先名称 連絡先電話番号 連絡先内線番号 主催者 場所名称* ${PLACE}
     アクセス方法 駐車場情報 定員 参加申込終了日 参加申込終了時間 参加申込方法 URL 備考`,
  ),
  aed: columns(
    `${PUBLISHER} 名称* 名称_カナ* ${PLACE} 設置位置* 電話番号 内線番号 法人番号 団体名 ${OPEN} 小児対応設備の有無 URL 備考`,
  ),
  'public-wifi': columns(
    `${PUBLISHER} 名称* 名称_カナ* 名称_英語 ${PLACE} 設置者 電話番号 内線番号 SSID 提供エリア URL 備考`,
  ),
  tourism: columns(
    `${PUBLISHER} 名称* 名称_カナ* 名称_英語 POIコード ${PLACE} ${OPEN} 料金(基本) 料金(詳細) 説明* 説明_英語
     アクセス方法 駐車場情報 バリアフリー情報 連絡先名称 連絡先電話番号 連絡先内線番号 画像 画像_ライセンス URL 備考`,
  ),
  'childcare-facility': columns(
    `${PUBLISHER} 名称* 名称_カナ* 種別 ${PLACE} アクセス方法 駐車場情報 電話番号 内線番号 FAX番号 法人番号 団体名
     認可等年月日 収容定員 受入年齢 ${OPEN} 一時預かりの有無 URL 備考`,
  ),
  // A place that is not designated for a hazard has a blank flag: the mark of the standard is on the column, not on the cell.
  'evacuation-site': columns(
    `NO* 名称* 名称_カナ* 住所* 方書 緯度 経度 標高 電話番号* 内線番号 市区町村コード* 都道府県名 市区町村名
     ${HAZARDS} 指定避難所との重複 想定収容人数 対象となる町会・自治会 URL 備考`,
  ),
  'open-data-list': columns(
    `${PUBLISHER} データ名称* データ概要 データ形式* 分類* 更新頻度 URL API対応有無 ライセンス 登録日 最終更新日* 備考`,
  ),
  population: columns(
    `都道府県コード又は市区町村コード 地域コード 都道府県名 市区町村名 調査年月日* 地域名* 総人口* 男性 女性 ${AGES} 世帯数 備考`,
  ),
}
