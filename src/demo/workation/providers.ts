/** 事業者 of the demo town, all invented: name, name in English, kinds, person. */
export const PROVIDERS = [
  ['みさきワーケーション協議会', 'Misaki Workation Council', ['coordination'], '岬 洋子'],
  ['灯台荘', 'Todai-so Inn', ['lodging'], '灘 一郎'],
  ['民宿 はまゆう', 'Minshuku Hamayu', ['lodging'], '浜 夕子'],
  ['やまて森の家', 'Yamate Forest House', ['lodging', 'activity'], '森下 樹'],
  ['港町ホテル', 'Minatomachi Hotel', ['lodging', 'workplace'], '港 達也'],
  ['あおぞらコワーク', 'Aozora Cowork', ['workplace'], '青木 空'],
  ['旧みなと役場の会', 'Old Minato Hall Association', ['workplace'], '湊 恵美'],
  ['みどり丘パーク', 'Midorigaoka Park', ['workplace'], '丘野 緑'],
  ['梅原農園', 'Umehara Farm', ['activity'], '梅原 実'],
  ['古道を守る会', 'Friends of the Old Road', ['activity'], '古里 歩'],
] as const
