/** プログラム of the demo town. Its seasons come again every year: months and days. */
export interface DemoProgramme {
  provider: number
  theme: 'farming' | 'trail' | 'exchange' | 'family'
  name: string
  nameEn: string
  summary: string
  summaryEn: string
  season: readonly [from: string, through: string]
  minutes: number
  people: readonly [least: number, most: number]
  price: number
  meeting: string
  meetingEn: string
  bring: string
  bringEn: string
  languages: readonly string[]
  picture: string
  /** ISO: the weekday on which it is held, every second week of its season. */
  weekday: number
}

const programme = (
  [provider, theme, name, nameEn]: readonly [number, DemoProgramme['theme'], string, string],
  [summary, summaryEn]: readonly [string, string],
  [from, through, weekday, minutes]: readonly [string, string, number, number],
  [least, most, price]: readonly [number, number, number],
  [meeting, meetingEn, bring, bringEn]: readonly [string, string, string, string],
  [picture, ...languages]: readonly [string, ...string[]],
): DemoProgramme => ({
  provider,
  theme,
  name,
  nameEn,
  summary,
  summaryEn,
  season: [from, through],
  minutes,
  people: [least, most],
  price,
  meeting,
  meetingEn,
  bring,
  bringEn,
  languages,
  picture,
  weekday,
})

export const PROGRAMMES: DemoProgramme[] = [
  programme(
    [8, 'farming', '梅の収穫を手伝う', 'Help with the plum harvest'],
    ['農家と一緒に、朝の涼しいうちに梅を取ります', 'Pick plums with the farmer while the morning is cool'],
    ['06-01', '07-10', 6, 180],
    [4, 20, 3000],
    ['梅原農園の作業場', 'Umehara Farm shed', '長靴、帽子、飲み物', 'Boots, a hat, something to drink'],
    ['畑', 'ja', 'en'],
  ),
  programme(
    [8, 'farming', 'みかんの摘み取り', 'Mandarin picking'],
    ['段々畑でみかんを摘み、選果まで', 'From the terraces to the sorting table'],
    ['11-01', '12-28', 6, 150],
    [2, 15, 2500],
    ['梅原農園の作業場', 'Umehara Farm shed', '軍手、動きやすい服', 'Work gloves, clothes to move in'],
    ['畑・夕', 'ja'],
  ),
  programme(
    [8, 'farming', '農家の困りごとを IT で解く半日', 'Half a day of farm problems for IT people'],
    ['収穫の記録や見回りを、一緒に楽にします', 'Make records and rounds easier, together'],
    ['01-10', '12-20', 3, 240],
    [3, 10, 0],
    ['みどり丘ラウンジ', 'Midorigaoka Lounge', 'ノートパソコン', 'A laptop'],
    ['しごと場', 'ja', 'en'],
  ),
  programme(
    [9, 'trail', '古道の道普請', 'Trail repair on the old road'],
    ['土を運び、石を据え、千年の道を直します', 'Carry earth and set stones on a road of a thousand years'],
    ['03-01', '12-15', 7, 300],
    [6, 30, 1500],
    ['古道の入口の休憩所', 'Rest house at the trailhead', '登山靴、雨具、昼食', 'Hiking boots, rainwear, lunch'],
    ['倒木', 'ja', 'en'],
  ),
  programme(
    [9, 'trail', '古道の語り部と歩く', 'A walk with a storyteller'],
    ['道の話を聞きながら、6キロを歩きます', 'Six kilometres and the stories of the road'],
    ['01-10', '12-28', 6, 210],
    [2, 12, 2000],
    ['古道の入口の休憩所', 'Rest house at the trailhead', '歩きやすい靴', 'Shoes to walk in'],
    ['朝もや', 'ja', 'en', 'zh'],
  ),
  programme(
    [0, 'exchange', '港の朝市で話す', 'Talk at the harbour market'],
    ['漁師と朝市に立ち、朝ごはんを一緒に', 'Stand at the market with the fishers, then breakfast together'],
    ['01-10', '12-28', 7, 120],
    [2, 8, 1800],
    ['港の市場', 'Harbour market', '特になし', 'Nothing'],
    ['海辺・夕', 'ja'],
  ),
  programme(
    [0, 'exchange', '地元の会社と副業の相談会', 'Meet local firms that look for a hand'],
    ['困りごとのある会社3社と、30分ずつ', 'Three local firms, half an hour each'],
    ['01-10', '12-20', 4, 120],
    [1, 12, 0],
    ['旧みなと役場', 'Old Minato Hall', '名刺', 'Business cards'],
    ['会議室', 'ja', 'en'],
  ),
  programme(
    [3, 'family', '親子の森の学校', 'Forest school for families'],
    ['親が働く間、子どもは森で一日を過ごします', 'Children spend the day in the woods while their parents work'],
    ['04-01', '11-30', 6, 420],
    [2, 16, 4500],
    ['やまて森の家', 'Yamate Forest House', '着替え、弁当、水筒', 'A change of clothes, lunch, a bottle'],
    ['草むら', 'ja', 'en'],
  ),
]
