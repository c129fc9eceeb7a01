/** What stands in the cells of a column, and so how they are written. */
export type Kind =
  | 'text'
  | 'id'
  | 'code'
  | 'kana'
  | 'date'
  | 'time'
  | 'weekdays'
  | 'latitude'
  | 'longitude'
  | 'phone'
  | 'postal'
  | 'corporate'
  | 'flag'
  | 'yes-no'
  | 'url'
  | 'count'
  | 'decimal'
  | 'list'

/** 項目 of a standard data set. */
export interface Column {
  name: string
  kind: Kind
  /** No cell of it may be blank. */
  required: boolean
}

/** The standard means one thing by one name, in whichever set it stands. */
const NAMES: Partial<Record<Kind, string>> = {
  id: 'NO ID',
  code: '都道府県コード又は市区町村コード 全国地方公共団体コード 所在地_全国地方公共団体コード 市区町村コード',
  kana: '名称_カナ イベント名_カナ',
  date: '開始日 終了日 参加申込終了日 認可等年月日 登録日 最終更新日 調査年月日 データセット_公開日 データセット_最終更新日 ファイル_公開日 ファイル_最終更新日',
  time: '開始時間 終了時間 参加申込終了時間',
  weekdays: '利用可能曜日',
  latitude: '緯度',
  longitude: '経度',
  phone: '電話番号 FAX番号 連絡先電話番号 データセット_連絡先電話番号',
  postal: '郵便番号',
  corporate: '法人番号',
  flag: '指定避難所との重複',
  'yes-no': '小児対応設備の有無 一時預かりの有無 API対応有無',
  url: 'URL コンテンツURL 連絡先FormURL データセット_URL データセット_連絡先FormURL ファイル_アクセスURL ファイル_ダウンロードURL',
  count: '料金(基本) 定員 収容定員 想定収容人数 総人口 男性 女性 世帯数',
  decimal: '標高 高度の値',
  list: '対象となる町会・自治会 データセット_キーワード',
}

const KIND_OF = new Map(
  Object.entries(NAMES).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as Kind])),
)

function kindOf(name: string): Kind {
  if (name.startsWith('災害種別_')) return 'flag'
  return /歳(以上)?の[男女]性$/.test(name) ? 'count' : (KIND_OF.get(name) ?? 'text')
}

/** Columns in their order, `*` behind those that must be filled in. */
export const columns = (names: string): Column[] =>
  names
    .trim()
    .split(/\s+/)
    .map((word) => {
      const name = word.replace(/\*$/, '')
      return { name, kind: kindOf(name), required: word.endsWith('*') }
    })
