/** 施設 of a demo town, as a form says it. */
export interface DemoFacility {
  who: string
  name: string
  nameKana: string
  townArea: string
  street: string
  /** Degrees east and north of the town hall, in thousandths. */
  at: readonly [east: number, north: number]
  phone: string
  weekdays: string
  hours: readonly [opens: string, closes: string] | []
  description: string
  hoursNote?: string
  accessibility?: string
  /** SSID, and where it reaches. */
  wifi?: readonly [ssid: string, area: string]
}

type Name = readonly [who: string, name: string, nameKana: string]
type Where = readonly [townArea: string, street: string, at: readonly [number, number], phone: string]
type When = readonly [weekdays: string, opens?: string, closes?: string, hoursNote?: string]
type More = Pick<DemoFacility, 'accessibility' | 'wifi'>

const facility = (
  [who, name, nameKana]: Name,
  [townArea, street, at, phone]: Where,
  [weekdays, opens, closes, hoursNote]: When,
  description: string,
  more: More = {},
): DemoFacility => ({
  who,
  name,
  nameKana,
  townArea,
  street,
  at,
  phone,
  weekdays,
  hours: opens && closes ? [opens, closes] : [],
  description,
  ...(hoursNote && { hoursNote }),
  ...more,
})

const OFFICE: When = ['月火水木金', '08:30', '17:15', '祝日と年末年始は休み']
const HALL: When = ['火水木金土日', '09:00', '21:00', '年末年始は休み']
const ALWAYS: When = ['月火水木金土日', undefined, undefined, 'いつでも']
const wifi = (area: string): More => ({ wifi: ['Aozora_Free_Wi-Fi', area] })
const STEPLESS = '段差なし、多機能トイレ'

/** Public places of あおぞら市. All of it invented. */
export const AOZORA_FACILITIES: readonly DemoFacility[] = [
  facility(
    ['maeda', 'あおぞら市役所 本庁舎', 'アオゾラシヤクショ ホンチョウシャ'],
    ['中央一丁目', '1番地1', [0, 0], '0980-00-0100'],
    OFFICE,
    '市の窓口と、各課があります。',
    { accessibility: `${STEPLESS}、エレベーター、手話の案内`, ...wifi('1階の待合') },
  ),
  facility(
    ['maeda', 'みなと分室', 'ミナトブンシツ'],
    ['みなと町', '3番地', [-30, -16], '0980-00-0310'],
    OFFICE,
    '旧みなと町役場。証明書の窓口と、仕事場の席があります。',
    { accessibility: STEPLESS, ...wifi('1階と2階') },
  ),
  facility(
    ['maeda', 'やまて分室', 'ヤマテブンシツ'],
    ['やまて町', '12番地', [29, 42], '0980-00-0320'],
    OFFICE,
    '旧やまて村役場。証明書の窓口があります。',
    wifi('1階のロビー'),
  ),
  facility(
    ['sasaki', 'あおぞら市立図書館', 'アオゾラシリツトショカン'],
    ['中央二丁目', '4番地5', [3, 2], '0980-00-0330'],
    ['火水木金土日', '09:30', '19:00', '月末の金曜日は休み'],
    '本、雑誌、新聞のほか、調べものの相談を受けます。',
    { accessibility: `${STEPLESS}、対面朗読室`, ...wifi('閲覧室と学習室') },
  ),
  facility(
    ['sasaki', '図書館 みなと分館', 'トショカン ミナトブンカン'],
    ['みなと町', '8番地', [-28, -14], '0980-00-0331'],
    ['火木土日', '10:00', '17:00'],
    '海の本を集めた、小さな図書館です。',
    wifi('館内'),
  ),
  facility(
    ['maeda', '市民交流センター', 'シミンコウリュウセンター'],
    ['中央一丁目', '6番地', [2, -2], '0980-00-0340'],
    HALL,
    '会議室、調理室、ホール(300席)を貸します。',
    { accessibility: `${STEPLESS}、エレベーター、磁気ループ`, ...wifi('1階と2階') },
  ),
  facility(
    ['maeda', 'あおぞら市文化ホール', 'アオゾラシブンカホール'],
    ['駅前町', '2番地', [6, 5], '0980-00-0341'],
    HALL,
    '大ホール(800席)と小ホール(200席)があります。',
    { accessibility: `${STEPLESS}、車いす席`, ...wifi('ロビー') },
  ),
  facility(
    ['maeda', 'ひかり台公民館', 'ヒカリダイコウミンカン'],
    ['ひかり台二丁目', '11番地', [12, 12], '0980-00-0342'],
    HALL,
    '和室、会議室、調理室を貸します。',
    wifi('1階のロビー'),
  ),
  facility(
    ['maeda', 'みのり公民館', 'ミノリコウミンカン'],
    ['みのり一丁目', '3番地', [18, -8], '0980-00-0343'],
    HALL,
    '会議室と、農産加工室を貸します。',
  ),
  facility(
    ['maeda', '古城集会所', 'フルシロシュウカイジョ'],
    ['古城', '45番地', [-14, 10], ''],
    ['月火水木金土日', '09:00', '21:00', '前の日までに申し込む'],
    '地区の集会所です。',
  ),
  facility(
    ['sasaki', '中央保育園', 'チュウオウホイクエン'],
    ['中央三丁目', '2番地', [-3, 3], '0980-00-0350'],
    ['月火水木金土', '07:30', '18:30'],
    '0歳児から5歳児まで。定員 120 人。',
  ),
  facility(
    ['sasaki', 'みなと保育園', 'ミナトホイクエン'],
    ['みなと町', '21番地', [-32, -15], '0980-00-0351'],
    ['月火水木金土', '07:30', '18:30'],
    '1歳児から5歳児まで。定員 60 人。',
  ),
  facility(
    ['sasaki', '子育て支援センター ひなた', 'コソダテシエンセンター ヒナタ'],
    ['中央二丁目', '9番地', [1, 5], '0980-00-0352'],
    ['月火水木金土', '09:00', '16:00'],
    '0歳から就学前の子どもと、家族の遊び場です。',
    { accessibility: `${STEPLESS}、授乳室`, ...wifi('遊び場') },
  ),
  facility(
    ['sasaki', '児童館 あおぞらっこ', 'ジドウカン アオゾラッコ'],
    ['ひかり台五丁目', '1番地', [14, 14], '0980-00-0353'],
    ['火水木金土日', '09:30', '18:00'],
    '18歳までの子どもが、自由に遊べます。',
    wifi('学習室'),
  ),
  facility(
    ['ikeda', '総合運動公園', 'ソウゴウウンドウコウエン'],
    ['花立', '100番地', [-20, 6], '0980-00-0360'],
    ['月火水木金土日', '06:00', '21:00'],
    '陸上競技場、野球場、体育館、芝生広場があります。',
    { accessibility: STEPLESS, ...wifi('体育館のロビー') },
  ),
  facility(
    ['ikeda', '中央公園', 'チュウオウコウエン'],
    ['中央三丁目', '15番地', [-2, -4], ''],
    ALWAYS,
    '大きな芝生と、水遊び場(夏だけ)があります。',
    { accessibility: '多機能トイレ' },
  ),
  facility(
    ['ikeda', 'みさき灯台公園', 'ミサキトウダイコウエン'],
    ['みさき', '1番地', [57, -33], ''],
    ALWAYS,
    '灯台のある岬の公園。日の出が見えます。',
  ),
  facility(
    ['ikeda', '浜の宮海岸公園', 'ハマノミヤカイガンコウエン'],
    ['浜の宮', '7番地', [34, -16], ''],
    ALWAYS,
    '松林と砂浜。シャワーは7月と8月だけ。',
    {
      accessibility: '多機能トイレ、砂浜用の車いす(夏)',
    },
  ),
  facility(
    ['ikeda', 'やまて森林公園', 'ヤマテシンリンコウエン'],
    ['やまて町', '80番地', [26, 36], '0980-00-0363'],
    ['月火水木金土日', '08:30', '17:00'],
    '遊歩道と、木工の体験館があります。',
  ),
  facility(
    ['ikeda', 'クリーンセンター', 'クリーンセンター'],
    ['上野原', '200番地', [-10, 22], '0980-00-0370'],
    ['月火水木金土', '08:30', '16:30', '第2・第4土曜日は休み'],
    'ごみの持ち込みを受け付けます。',
  ),
  facility(
    ['ikeda', '斎場 ゆうなぎ', 'サイジョウ ユウナギ'],
    ['上野原', '315番地', [-14, 26], '0980-00-0371'],
    ['月火水木金土日', '08:30', '17:00', '友引の日は休み'],
    '火葬と、式のための部屋があります。',
  ),
  facility(
    ['takahashi', '移住体験住宅 しおかぜ', 'イジュウタイケンジュウタク シオカゼ'],
    ['みなと町', '30番地', [-34, -12], '0980-00-0380'],
    ALWAYS,
    '移住を考える人が、1週間から1か月暮らせる家です。',
    wifi('全室'),
  ),
  facility(
    ['takahashi', '移住相談窓口 ただいま', 'イジュウソウダンマドグチ タダイマ'],
    ['駅前町', '5番地', [5, 4], '0980-00-0381'],
    ['月火水木金土', '10:00', '18:00'],
    '仕事、住まい、学校の相談を受けます。',
    wifi('相談室'),
  ),
  facility(
    ['takahashi', 'みどり丘オフィス', 'ミドリガオカオフィス'],
    ['みどり丘', '1番地', [24, 28], '0980-00-0382'],
    ['月火水木金', '08:30', '19:00'],
    '会社のための部屋と、だれでも使える打ち合わせの席があります。',
    { accessibility: STEPLESS, ...wifi('ラウンジ') },
  ),
  facility(
    ['takahashi', '道の駅 あおぞら', 'ミチノエキ アオゾラ'],
    ['川下', '88番地', [14, -6], '0980-00-0383'],
    ['月火水木金土日', '09:00', '18:00'],
    '野菜と魚の直売、食堂、観光の案内があります。',
    { accessibility: STEPLESS, ...wifi('休憩所') },
  ),
]

/** Public places of みどり町. */
export const MIDORI_FACILITIES: readonly DemoFacility[] = [
  facility(
    ['kusano', 'みどり町役場', 'ミドリチョウヤクバ'],
    ['大字緑', '10番地', [0, 0], '0980-00-0200'],
    OFFICE,
    '町の窓口があります。',
  ),
  facility(
    ['kusano', 'みどり町公民館', 'ミドリチョウコウミンカン'],
    ['大字緑', '12番地', [1, 1], '0980-00-0210'],
    HALL,
    '会議室と和室を貸します。',
    { wifi: ['Midori_Free', 'ロビー'] },
  ),
  facility(
    ['kusano', 'みどり町立図書室', 'ミドリチョウリツトショシツ'],
    ['大字緑', '12番地', [1, 1], '0980-00-0211'],
    ['火水木金土', '10:00', '17:00'],
    '公民館の2階にあります。',
  ),
  facility(
    ['kusano', '若葉保育所', 'ワカバホイクショ'],
    ['大字若葉', '3番地', [5, 4], '0980-00-0220'],
    ['月火水木金土', '07:30', '18:30'],
    '定員 45 人。',
  ),
  facility(
    ['kusano', '若葉運動広場', 'ワカバウンドウヒロバ'],
    ['大字若葉', '20番地', [6, 6], ''],
    ALWAYS,
    '野球とサッカーができます。',
  ),
  facility(
    ['kusano', '茶の里資料館', 'チャノサトシリョウカン'],
    ['大字茶畑', '8番地', [-8, 3], '0980-00-0230'],
    ['土日', '09:00', '16:00'],
    '茶づくりの道具を見られます。',
  ),
]
