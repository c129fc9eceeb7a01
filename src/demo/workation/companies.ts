type Stage = 'inquiry' | 'visit' | 'trial' | 'opened' | 'closed'

/** 会社 that know the demo town, all invented: name, where from, whom one asks for, how far they have come, how often they came. */
export interface DemoCompany {
  name: string
  home: string
  person: string
  stage: Stage
  stays: number
  people: number
  /** What is to be done next, and in how many days. */
  next?: readonly [action: string, days: number]
}

const company = (
  [name, home, person]: readonly [string, string, string],
  [stage, stays, people]: readonly [Stage, number, number],
  next?: DemoCompany['next'],
): DemoCompany => ({ name, home, person, stage, stays, people, ...(next && { next }) })

export const COMPANIES: DemoCompany[] = [
  company(['株式会社そらいろシステム', '東京都', '空野 彩'], ['opened', 5, 6], ['開所式の日取りを決める', 6]),
  company(['合同会社なみおと', '神奈川県', '波多野 響'], ['opened', 4, 4]),
  company(['株式会社みちしるべ設計', '大阪府', '道下 導'], ['trial', 4, 8], ['お試し勤務の感想を聞く', -2]),
  company(['株式会社こもれびソフト', '東京都', '木森 陽'], ['trial', 3, 5], ['IT オフィスの見積りを送る', 0]),
  company(['株式会社はるかぜデータ', '愛知県', '春風 遥'], ['trial', 2, 10], ['奨励金の説明をする', 9]),
  company(['株式会社ひとはこ', '東京都', '箱田 仁'], ['visit', 3, 3], ['秋の農作業に誘う', 14]),
  company(['有限会社つきのふね', '京都府', '月野 舟'], ['visit', 2, 2]),
  company(['株式会社ななほし通信', '福岡県', '七星 奈々'], ['visit', 2, 7], ['視察のお礼と資料を送る', 1]),
  company(['みずたま株式会社', '東京都', '水田 まり'], ['visit', 1, 12]),
  company(['株式会社かざみどり', '兵庫県', '風見 翔'], ['visit', 1, 4]),
  company(['株式会社うみべの工房', '埼玉県', '海辺 巧'], ['inquiry', 2, 6]),
  company(['株式会社あさひ編集室', '東京都', '朝日 綴'], ['inquiry', 1, 3]),
  company(['合同会社まるいち企画', '広島県', '丸井 一'], ['inquiry', 1, 8]),
  company(['株式会社しろくま物流', '北海道', '白熊 運'], ['inquiry', 1, 5]),
  company(['株式会社おひさま保育', '千葉県', '日向 育'], ['inquiry', 1, 9]),
  company(['株式会社ゆきやなぎ', '長野県', '雪柳 凛'], ['closed', 1, 4]),
]
