/** イベント of a demo town, as a form says it; days are counted from today. */
export interface DemoEvent {
  who: string
  title: string
  titleKana: string
  /** The first day, and how many days after it the last is. */
  days: readonly [from: number, more: number]
  hours: readonly [starts: string, ends: string]
  /** The name of a facility, or a place with its address. */
  where: string | readonly [place: string, address: string]
  description: string
  fee: string
  contact: readonly [words: string, phone: string]
  capacity?: number
  applyHow?: string
}

type Name = readonly [who: string, title: string, titleKana: string]
type When = readonly [from: number, starts: string, ends: string, more?: number]

const CONTACTS: Record<string, readonly [string, string]> = {
  takahashi: ['移住定住推進課', '0980-00-0110'],
  sasaki: ['子育て支援課', '0980-00-0130'],
  ikeda: ['環境衛生課', '0980-00-0150'],
  maeda: ['総合政策課', '0980-00-0160'],
  kusano: ['みどり町 総務課', '0980-00-0200'],
}

const event = (
  [who, title, titleKana]: Name,
  [from, starts, ends, more = 0]: When,
  where: DemoEvent['where'],
  description: string,
  { fee = '無料', ...joining }: { fee?: string; capacity?: number; applyHow?: string } = {},
): DemoEvent => ({
  who,
  title,
  titleKana,
  days: [from, more],
  hours: [starts, ends],
  where,
  description,
  fee,
  contact: CONTACTS[who]!,
  ...joining,
})

const BY_PHONE = '電話、または窓口で'

/** What あおぞら市 holds, from the past month on. All of it invented. */
export const AOZORA_EVENTS: readonly DemoEvent[] = [
  event(
    ['maeda', 'みなとまつり', 'ミナトマツリ'],
    [-24, '10:00', '16:00', 1],
    ['みなと漁港', '宮崎県あおぞら市みなと町1番地'],
    '魚のつかみ取り、太鼓、朝市があります。',
  ),
  event(
    ['ikeda', '海岸の一斉清掃', 'カイガンノイッセイセイソウ'],
    [-17, '08:00', '10:00'],
    '浜の宮海岸公園',
    '軍手と袋を配ります。小雨でも行います。',
  ),
  event(
    ['sasaki', '朝のおはなし会', 'アサノオハナシカイ'],
    [-10, '10:30', '11:30'],
    'あおぞら市立図書館',
    '絵本の読み聞かせと、手遊びです。',
    { capacity: 30 },
  ),
  event(
    ['takahashi', '移住相談会', 'イジュウソウダンカイ'],
    [-5, '10:00', '15:00'],
    '市民交流センター',
    '先輩移住者の話と、個別の相談です。',
    { capacity: 24, applyHow: BY_PHONE },
  ),
  event(
    ['sasaki', '親子リズム遊び', 'オヤコリズムアソビ'],
    [2, '10:00', '11:00'],
    '子育て支援センター ひなた',
    '1歳から3歳の子どもと、家族の会です。',
    { capacity: 20, applyHow: BY_PHONE },
  ),
  event(
    ['maeda', '市民ウォーキング', 'シミンウォーキング'],
    [4, '09:00', '12:00'],
    '総合運動公園',
    '公園から古城まで、約6キロを歩きます。',
    { fee: '200円', capacity: 100 },
  ),
  event(
    ['takahashi', '空き家見学ツアー', 'アキヤケンガクツアー'],
    [5, '09:30', '16:00'],
    '移住相談窓口 ただいま',
    '空き家バンクの家を、バスで3軒回ります。',
    { fee: '1000円', capacity: 15, applyHow: 'ウェブの申込フォームで' },
  ),
  event(
    ['ikeda', 'ごみの分け方教室', 'ゴミノワケカタキョウシツ'],
    [7, '13:30', '15:00'],
    'クリーンセンター',
    '施設を見て、分け方を学びます。',
    { capacity: 40, applyHow: BY_PHONE },
  ),
  event(
    ['maeda', '第12回 あおぞら音楽祭', 'ダイ12カイ アオゾラオンガクサイ'],
    [9, '13:00', '19:00', 1],
    'あおぞら市文化ホール',
    '市内の中学、高校と、市民の楽団が演奏します。',
    { fee: '500円', capacity: 800 },
  ),
  event(
    ['sasaki', '木の実の工作教室', 'キノミノコウサクキョウシツ'],
    [11, '14:00', '16:00'],
    '児童館 あおぞらっこ',
    '木の実でかざりを作ります。',
    { fee: '300円', capacity: 24, applyHow: BY_PHONE },
  ),
  event(
    ['takahashi', 'しごと場の開放日', 'シゴトバノカイホウビ'],
    [12, '09:00', '17:00'],
    'みどり丘オフィス',
    'だれでも1日、席を使えます。',
  ),
  event(
    ['ikeda', '森の手入れ体験', 'モリノテイレタイケン'],
    [14, '09:00', '12:00'],
    'やまて森林公園',
    '間伐と、遊歩道の補修をします。',
    { capacity: 30, applyHow: BY_PHONE },
  ),
  event(
    ['maeda', 'あおぞら大市', 'アオゾラオオイチ'],
    [19, '08:00', '14:00', 1],
    '道の駅 あおぞら',
    '魚、野菜、花の市です。',
  ),
  event(
    ['sasaki', '大きな絵本の会', 'オオキナエホンノカイ'],
    [21, '14:00', '15:00'],
    '図書館 みなと分館',
    '大きな絵本を読みます。',
    { capacity: 30 },
  ),
  event(
    ['maeda', '日の出を見る会', 'ヒノデヲミルカイ'],
    [38, '06:00', '08:00'],
    'みさき灯台公園',
    '温かい汁物を配ります(先着 200 人)。',
  ),
  event(
    ['takahashi', 'オンライン移住セミナー', 'オンラインイジュウセミナー'],
    [45, '19:00', '20:30'],
    '移住相談窓口 ただいま',
    '仕事と住まいの話です。会場でも、オンラインでも参加できます。',
    { capacity: 50, applyHow: 'ウェブの申込フォームで' },
  ),
  event(
    ['maeda', '若者と市長の対話会', 'ワカモノトシチョウノタイワカイ'],
    [48, '13:00', '14:30'],
    'あおぞら市文化ホール',
    '高校生と若い人が、市長と話します。',
  ),
  event(
    ['ikeda', '防災と環境の展示', 'ボウサイトカンキョウノテンジ'],
    [52, '09:00', '17:00', 6],
    '市民交流センター',
    '非常食の試食と、暮らしの工夫の展示です。',
  ),
  event(
    ['sasaki', '外遊びの日', 'ソトアソビノヒ'],
    [70, '10:30', '11:30'],
    '中央公園',
    '段ボールとロープで、思い切り遊びます。',
  ),
  event(
    ['takahashi', '二週間の移住体験', 'ニシュウカンノイジュウタイケン'],
    [95, '10:00', '16:00', 13],
    '移住体験住宅 しおかぜ',
    '2週間、家と仕事場を使えます。',
    { fee: '1泊2,000円', capacity: 4, applyHow: 'ウェブの申込フォームで' },
  ),
]

export const MIDORI_EVENTS: readonly DemoEvent[] = [
  event(
    ['kusano', '茶を味わう会', 'チャヲアジワウカイ'],
    [-8, '10:00', '15:00'],
    '茶の里資料館',
    '手もみの茶を飲み比べます。',
  ),
  event(
    ['kusano', 'みどり町 健康教室', 'ミドリチョウ ケンコウキョウシツ'],
    [6, '13:30', '15:00'],
    'みどり町公民館',
    '体を動かす教室です。',
    { capacity: 30 },
  ),
  event(
    ['kusano', '若葉ふれあい市', 'ワカバフレアイイチ'],
    [16, '09:00', '12:00'],
    '若葉運動広場',
    '野菜と手作りの品の市です。',
  ),
  event(
    ['kusano', '町の歴史を歩く', 'マチノレキシヲアルク'],
    [30, '09:00', '11:30'],
    ['茶畑の分校跡', '宮崎県みどり町大字茶畑1番地'],
    '旧道と分校の跡を歩きます。',
    { capacity: 20 },
  ),
]
