type PlaceKind = 'workplace' | 'office' | 'lodging'

/** 場所 of the demo town: which provider, what, where on its island, how many for how much, and how it looks. */
export interface DemoPlace {
  provider: number
  kind: PlaceKind
  name: string
  nameEn: string
  summary: string
  summaryEn: string
  /** Degrees east and north of the town hall, in thousandths. */
  at: readonly [east: number, north: number]
  units: number
  each: number
  area?: number
  price: number
  outlets: number
  /** Mbps down on an ordinary day; nothing: it was never measured. */
  down?: number
  noise?: number
  picture: string
  state?: 'draft' | 'asked'
}

const place = (
  [provider, kind, name, nameEn]: readonly [number, PlaceKind, string, string],
  [summary, summaryEn]: readonly [string, string],
  at: readonly [number, number],
  [units, each, price, outlets, area]: readonly [number, number, number, number, number?],
  [picture, down, noise]: readonly [string, number?, number?],
): DemoPlace => ({
  provider,
  kind,
  name,
  nameEn,
  summary,
  summaryEn,
  at,
  units,
  each,
  price,
  outlets,
  area,
  down,
  noise,
  picture,
})

export const PLACES: DemoPlace[] = [
  place(
    [5, 'workplace', 'あおぞらコワーク 港', 'Aozora Cowork Harbour'],
    ['港の倉庫を直した、海の見える席', 'Seats with a view of the sea, in a warehouse of the harbour'],
    [-28, -16],
    [24, 1, 1500, 48],
    ['しごと場', 410, 48],
  ),
  place(
    [5, 'workplace', 'あおぞらコワーク 駅前', 'Aozora Cowork Station'],
    ['電話の個室が3つある、駅前の席', 'By the station, with three phone booths'],
    [2, 4],
    [16, 1, 1200, 32],
    ['会議室', 620, 52],
  ),
  place(
    [6, 'workplace', '旧みなと役場 二階の席', 'Old Minato Hall, upper floor'],
    ['元の議場を使った、天井の高い席', 'A former council chamber with a high ceiling'],
    [-34, -20],
    [30, 1, 800, 40],
    ['図書館', 180, 41],
  ),
  place(
    [7, 'workplace', 'みどり丘ラウンジ', 'Midorigaoka Lounge'],
    ['公園の中の、木かげの席', 'Under the trees of the park'],
    [20, 26],
    [12, 1, 1000, 18],
    ['公園', 96, 38],
  ),
  place(
    [4, 'workplace', '港町ホテル ワークラウンジ', 'Minatomachi Hotel Work Lounge'],
    ['朝7時から使える、ホテルのラウンジ', 'The hotel lounge, open from seven'],
    [-24, -22],
    [18, 1, 2000, 30],
    ['しごと場・夕', 340, 50],
  ),
  place(
    [0, 'workplace', 'みさき灯台ステーション', 'Misaki Lighthouse Station'],
    ['岬の先、電波の静かな仕事場', 'At the end of the cape, for work without noise'],
    [58, -34],
    [8, 1, 500, 12],
    ['海辺', 38, 32],
  ),
  place(
    [3, 'workplace', 'やまて森の家 離れ', 'Yamate Forest Annex'],
    ['森の中の、四人までの離れ', 'An annex in the woods for up to four'],
    [30, 44],
    [4, 1, 2500, 10],
    ['草むら', 72, 30],
  ),
  place(
    [7, 'office', 'みどり丘オフィス A棟', 'Midorigaoka Office A'],
    ['IT の会社のための、専用回線の部屋', 'Rooms with their own line for IT firms'],
    [24, 28],
    [3, 12, 12_000, 36, 68.5],
    ['会議室・昼', 910, 40],
  ),
  place(
    [7, 'office', 'みどり丘オフィス B棟', 'Midorigaoka Office B'],
    ['小さく始める会社のための部屋', 'Smaller rooms to begin with'],
    [26, 27],
    [5, 4, 5000, 12, 24],
    ['しごと場・昼', 880, 42],
  ),
  place(
    [6, 'office', '旧みなと役場 町長室', 'Old Minato Hall, the mayor’s room'],
    ['元の町長室。応接つき', 'The former mayor’s room, with a sitting area'],
    [-34, -21],
    [1, 8, 8000, 20, 52],
    ['会議室・夕', 175, 39],
  ),
  place(
    [0, 'office', '港の共同オフィス', 'Harbour Shared Office'],
    ['二社までが使える、港の事務所', 'For up to two firms, by the harbour'],
    [-30, -14],
    [2, 6, 6500, 16, 40],
    ['道路', 300, 47],
  ),
  place(
    [5, 'office', 'あおぞらコワーク 専用室', 'Aozora Cowork Private Rooms'],
    ['鍵のかかる、24時間の部屋', 'Rooms with a lock, day and night'],
    [3, 5],
    [4, 3, 4500, 12, 15.2],
    ['図書館', 640, 44],
  ),
  place(
    [1, 'lodging', '灯台荘', 'Todai-so Inn'],
    ['全室に机と有線 LAN。海まで1分', 'A desk and a wired line in every room, a minute from the sea'],
    [56, -32],
    [9, 3, 9800, 54],
    ['客室', 150, 36],
  ),
  place(
    [1, 'lodging', '灯台荘 別館', 'Todai-so Annex'],
    ['一棟貸し。会議のできる広間つき', 'A whole house, with a hall to meet in'],
    [57, -31],
    [1, 10, 48_000, 24],
    ['古民家', 140, 35],
  ),
  place(
    [2, 'lodging', '民宿 はまゆう', 'Minshuku Hamayu'],
    ['朝食は港の魚。長く泊まるほど安く', 'Fish from the harbour for breakfast; cheaper the longer you stay'],
    [-38, -12],
    [7, 2, 6500, 28],
    ['客室・夕', 88, 43],
  ),
  place(
    [3, 'lodging', 'やまて森の家', 'Yamate Forest House'],
    ['薪ストーブのある、森の一軒家', 'A house in the woods with a wood stove'],
    [31, 45],
    [3, 4, 14_000, 20],
    ['草むら・夕', 64, 29],
  ),
  place(
    [3, 'lodging', 'やまて森の家 キャビン', 'Yamate Forest Cabins'],
    ['一人で籠もるための小さな小屋', 'Small cabins to work in alone'],
    [33, 46],
    [6, 1, 7200, 12],
    ['倒木', 58, 28],
  ),
  place(
    [4, 'lodging', '港町ホテル', 'Minatomachi Hotel'],
    ['40室。団体の出張に', 'Forty rooms, for whole teams'],
    [-25, -22],
    [40, 2, 8800, 160],
    ['街灯・夕', 260, 46],
  ),
  place(
    [4, 'lodging', '港町ホテル 長期の部屋', 'Minatomachi Hotel Long Stay'],
    ['台所と洗濯機のある部屋', 'Rooms with a kitchen and a washing machine'],
    [-25, -23],
    [8, 2, 7600, 48],
    ['客室', 255, 45],
  ),
  place(
    [0, 'lodging', '古民家 ひだまり', 'Old House Hidamari'],
    ['庭のある古民家を一棟で', 'A whole old house with a garden'],
    [8, 16],
    [1, 8, 32_000, 18],
    ['古民家・夕', 92, 33],
  ),
  place(
    [0, 'lodging', '町の空き家 つむぎ', 'Townhouse Tsumugi'],
    ['移住を考える人のお試しの家', 'A house to try living here'],
    [-4, 8],
    [2, 4, 5500, 16],
    ['空き家', 110, 40],
  ),
  place(
    [2, 'lodging', 'はまゆう 海の間', 'Hamayu Sea Rooms'],
    ['波の音のする二部屋', 'Two rooms with the sound of the waves'],
    [-39, -11],
    [2, 3, 8200, 8],
    ['海辺・夕'],
  ),
  {
    ...place(
      [6, 'workplace', '旧みなと役場 屋上', 'Old Minato Hall, the roof'],
      ['春から秋までの屋上の席', 'Seats on the roof from spring to autumn'],
      [-34, -20],
      [6, 1, 300, 4],
      ['夕焼け'],
    ),
    state: 'asked',
  },
  {
    ...place(
      [2, 'lodging', 'はまゆう 新館', 'Hamayu New House'],
      ['来春に開く新館', 'Opening next spring'],
      [-38, -11],
      [4, 2, 9000, 24],
      ['客室・夜'],
    ),
    state: 'draft',
  },
]
