/** What somebody does with a paper, in the order in which it goes round; `words` where they say something. */
export type Deed =
  | { who: string; does: 'decision' | 'rejection' | 'withdrawal'; words?: string }
  | { who: string; does: 'return'; words: string }
  | { who: string; does: 'mend'; text: string; words: string }

export interface DemoPaper {
  who: string
  /** Days before today on which it was proposed. */
  daysAgo: number
  title: string
  text: string
  /** The head who is on a trip that day: what lies with them is decided by their stand-in. */
  away?: string
  deeds: Deed[]
}

const pass = (...who: string[]): Deed[] => who.map((one) => ({ who: one, does: 'decision' as const }))

/** 起案 of the demo town: in every state, some waiting for whoever tries the demo. All of it invented. */
export const PAPERS: DemoPaper[] = [
  {
    who: 'takahashi',
    daysAgo: 40,
    title: '移住相談会(秋)の開催について',
    text: '日時 10月24日(土) 10時から15時まで\n場所 市民交流センター 2階\n内容 先輩移住者の話、個別相談(予約制 12組)\n費用 会場使用料 8,400円(移住定住推進費)',
    deeds: pass('suzuki', 'sato'),
  },
  {
    who: 'kobayashi',
    daysAgo: 33,
    title: '窓口の混雑予想をホームページに載せることについて',
    text: '転入・転出の多い3月下旬から4月上旬に向けて、曜日と時間帯ごとの混み具合を載せる。前年度の番号札の記録を使い、新たな費用はかからない。',
    deeds: pass('yamamoto', 'watanabe'),
  },
  {
    who: 'matsumoto',
    daysAgo: 30,
    title: '保育所の入所申込みをオンラインで受け付けることについて',
    text: '令和9年4月入所分から、紙とオンラインのどちらでも申し込めるようにする。\n\n1 始める日 令和8年12月1日\n2 取り扱う個人情報 申込書と同じ。新たに集めるものはない。\n3 費用 既存の契約の範囲内\n4 紙の申込みもこれまでどおり受け付ける。',
    deeds: [
      ...pass('yamada', 'yoshida', 'ishikawa'),
      { who: 'ishii', does: 'return', words: '申込みの途中で保存したデータを何日残すかを書いてください。' },
      {
        who: 'matsumoto',
        does: 'mend',
        text: '令和9年4月入所分から、紙とオンラインのどちらでも申し込めるようにする。\n\n1 始める日 令和8年12月1日\n2 取り扱う個人情報 申込書と同じ。新たに集めるものはない。申込みの途中で保存したデータは 14 日で消す。\n3 費用 既存の契約の範囲内\n4 紙の申込みもこれまでどおり受け付ける。',
        words: '保存する日数を書き加えました。',
      },
      ...pass('yamada', 'yoshida', 'ishikawa'),
      { who: 'ishii', does: 'decision', words: '消す日数が明らかになりました。異議ありません。' },
      ...pass('aoyama'),
    ],
  },
  {
    who: 'hayashi',
    daysAgo: 26,
    title: '水道メーターの取替えに伴う断水のお知らせについて',
    text: '北町1丁目から3丁目までの約120戸。11月12日(木) 13時から15時まで。個別にチラシを配り、前日に防災無線で知らせる。',
    deeds: pass('kimura', 'inoue'),
  },
  {
    who: 'yamashita',
    daysAgo: 22,
    title: 'ごみ分別アプリの広告の掲載について',
    text: '市外の事業者から、ごみ分別アプリに広告を載せたいとの申出があった。掲載料 月 5,000円。',
    deeds: [
      ...pass('abe'),
      { who: 'mori', does: 'rejection', words: '広告の基準がまだありません。基準を決めてから改めて検討します。' },
    ],
  },
  {
    who: 'fujita',
    daysAgo: 20,
    title: '総合計画の市民アンケートの実施について',
    text: '18歳以上の市民から2,000人を無作為に選び、郵送で行う。回答は紙とオンライン。費用 412,000円。',
    deeds: pass('nakajima', 'ishikawa'),
  },
  {
    who: 'murakami',
    daysAgo: 16,
    title: '新任者研修の講師の依頼について',
    text: '県市町村課の職員に、公文書の作り方の講義を依頼する。11月30日(月) 13時30分から15時まで。謝金なし。',
    deeds: pass('okada', 'goto'),
  },
  {
    who: 'endo',
    daysAgo: 14,
    title: '会議用タブレットの追加購入について',
    text: '10台 398,000円。入札によらず、見積りを3者から取る。',
    deeds: [...pass('saito'), { who: 'endo', does: 'withdrawal', words: '県の共同調達に加わることになったため。' }],
  },
  {
    who: 'tanaka',
    daysAgo: 9,
    title: '空き家バンクの利用登録の要領を改めることについて',
    text: '登録の申込みに、本人を確かめる書類の写しを付けなくてよいこととする。窓口で見て確かめる。',
    deeds: pass('suzuki', 'sato'),
  },
  {
    who: 'tanaka',
    daysAgo: 13,
    title: 'お試し住宅の利用期間を延ばすことについて',
    text: '利用者から、引っ越し先の工事が遅れているため 5日 延ばしたいとの申出があった。次の予約はない。',
    away: 'sato',
    deeds: pass('suzuki', 'suzuki'),
  },
  {
    who: 'ikeda',
    daysAgo: 8,
    title: '不法投棄の見回りの委託について',
    text: '11月から3月まで、週2回。シルバー人材センターに委託する。286,000円。',
    deeds: [...pass('abe'), { who: 'mori', does: 'return', words: '前年度の実績(件数)を書き加えてください。' }],
  },
  {
    who: 'ito',
    daysAgo: 6,
    title: '移住フェア(東京)への出展について',
    text: '日時 12月12日(土)・13日(日)\n場所 東京\n出展者 移住定住推進課 2名\n旅費 124,600円、出展料 55,000円',
    deeds: [...pass('suzuki'), { who: 'sato', does: 'return', words: '出展料の見積りの日付を確かめてください。' }],
  },
  {
    who: 'ito',
    daysAgo: 5,
    title: 'お試し住宅の鍵の受渡しを委託することについて',
    text: '休日の受渡しを管理人に委託する。1回 1,500円、年 40回ほど。契約の期間は令和9年3月31日まで。',
    deeds: pass('suzuki'),
  },
  {
    who: 'sasaki',
    daysAgo: 4,
    title: '病児保育の受入れ人数を増やすことについて',
    text: '1日 4人を 6人とする。看護師 1名を増やす。年 3,120,000円(国・県の補助 3分の2)。',
    deeds: pass('yamada', 'yoshida'),
  },
  {
    who: 'aoki',
    daysAgo: 3,
    title: '庁内の無線の設定を変えることについて',
    text: '来庁者用と職員用を分ける。11月28日(土)に行い、その日の 9時から12時までは使えない。',
    deeds: pass('saito'),
  },
  {
    who: 'takahashi',
    daysAgo: 2,
    title: '子育て世帯の移住支援金の申請書を改めることについて',
    text: '転入前の住所を証する書類を、住民票の除票から戸籍の附票でもよいこととする。様式第1号の備考を改める。',
    deeds: [],
  },
  {
    who: 'tanaka',
    daysAgo: 1,
    title: '移住者交流会の会場の変更について',
    text: '中央公民館が工事のため、北地区センターに変える。使用料 3,200円。案内のはがきを出し直す(86通)。',
    deeds: [],
  },
  {
    who: 'sato',
    daysAgo: 1,
    title: '移住定住推進課の職員の県外への出張について',
    text: '佐藤課長。12月3日(木)から4日(金)まで。全国移住定住担当課長会議。旅費 68,200円。',
    deeds: [],
  },
  {
    who: 'suzuki',
    daysAgo: 1,
    title: '相談の多い質問をホームページに載せることについて',
    text: 'LINE で多かった相談 20件を、問いと答えにして載せる。毎月 1日に見直す。',
    deeds: [],
  },
]
