// 自治体標準オープンデータセット. Only the sets whose columns published files and their readers agree on; the address has one form in all.
import { columns } from './column.ts'
import { AGES, HAZARDS } from './older.ts'

const PUBLISHER = '全国地方公共団体コード ID 地方公共団体名'
const PLACE =
  '所在地_全国地方公共団体コード 町字ID 所在地_連結表記* 所在地_都道府県 所在地_市区町村 所在地_町字 所在地_番地以下 建物名等(方書) 緯度 経度'
const HEIGHT = '高度の種別 高度の値'
const CONTACT = '電話番号 内線番号 連絡先メールアドレス 連絡先FormURL 連絡先備考(その他、SNSなど) 郵便番号'
const OPEN = '利用可能曜日 開始時間 終了時間 利用可能日時特記事項'

export const newer = {
  'public-facility': columns(
    `${PUBLISHER} 名称* 名称_カナ 名称_通称 名称_英字 POIコード ${PLACE} ${HEIGHT} ${CONTACT} 法人番号 団体名 ${OPEN}
     説明 URL 画像 画像_ライセンス 備考`,
  ),
  event: columns(
    `${PUBLISHER} イベント名* イベント名_カナ イベント名_英字 開始日* 終了日 開始時間 終了時間 開始日時特記事項 説明
     料金(基本) 料金(詳細) 連絡先名称 連絡先電話番号 連絡先内線番号 主催者 場所名称 ${PLACE}
     アクセス方法 駐車場情報 定員 参加申込終了日 参加申込終了時間 参加申込方法 コンテンツURL URL 備考`,
  ),
  aed: columns(
    `${PUBLISHER} 名称* 名称_カナ 名称_英字 ${PLACE} ${HEIGHT} 設置位置 ${CONTACT} 法人番号 団体名 ${OPEN} 小児対応設備の有無 URL 備考`,
  ),
  'public-wifi': columns(
    `全国地方公共団体コード 法人番号 ID 地方公共団体名 名称* 名称_カナ 名称_英語 ${PLACE} 設置者 ${CONTACT} SSID 提供エリア URL 備考`,
  ),
  'evacuation-site': columns(
    `全国地方公共団体コード ID 名称* 名称_カナ 名称_英字 ${PLACE} 標高 ${CONTACT} 市区町村コード 地方公共団体名
     ${HAZARDS} 指定避難所との重複 想定収容人数 対象となる町会・自治会 URL 画像 画像_ライセンス 備考`,
  ),
  // A line is one file: the same データセット_ID stands on several.
  'open-data-list': columns(
    `全国地方公共団体コード 地方公共団体名 データセット_ID データセット_タイトル* データセット_概要 データセット_キーワード データセット_分類
     データセット_公開日 データセット_最終更新日 データセット_URL データセット_更新頻度 データセット_準拠する標準 データセット_関連ドキュメント
     データセット_対象期間 データセット_作成者 データセット_連絡先名称 データセット_連絡先メールアドレス データセット_連絡先電話番号
     データセット_連絡先内線番号 データセット_連絡先FormURL データセット_連絡先備考(その他、SNSなど) データセット_備考
     ファイル_タイトル ファイル_アクセスURL ファイル_ダウンロードURL ファイル_説明 ファイル形式 ファイル_ライセンス ファイル_ステータス
     ファイル_公開日 ファイル_最終更新日 ファイル_利用規約 ファイル_関連ドキュメント ファイル_準拠する標準`,
  ),
  population: columns(
    `全国地方公共団体コード 地域コード 地方公共団体名 調査年月日* 地域名* 総人口* 男性 女性 ${AGES} 世帯数 備考`,
  ),
}
