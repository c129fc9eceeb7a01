import type { Typed } from '#kernel/http/form-reader.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { broadcasts, menus } from '#modules/inquiries/index.ts'
import { getStaffBySignInName } from '../demo.queries.ts'
import { keyOf } from '../key-of.ts'

type Field = [title: string, note: string, icon: string, action: 'word' | 'page' | 'link', value: string]

const EVERYDAY: Field[] = [
  ['相談する', '写真も送れます', 'chat', 'word', '相談したいことがあります'],
  ['手続き', '家からできます', 'file', 'page', '/procedures'],
  ['お知らせ', '受け取るものを選ぶ', 'bell', 'word', 'お知らせ'],
  ['よくある質問', '聞く前に', 'info', 'page', '/faq'],
  ['申請の状況', 'サインインして見る', 'user', 'word', 'サインイン'],
  ['電話する', '平日 8:30から', 'phone', 'link', 'tel:0980-00-0100'],
]
const CHILDREN: Field[] = [
  ['子育て相談', '写真も送れます', 'chat', 'word', '子育てのことで相談したいです'],
  ['子育ての手続き', '家からできます', 'users', 'page', '/procedures'],
  ['お知らせ', '受け取るものを選ぶ', 'bell', 'word', 'お知らせ'],
  ['よくある質問', '聞く前に', 'info', 'page', '/faq'],
]
const DISASTER: Field[] = [
  ['避難所', '開いている所', 'map-pin', 'page', '/'],
  ['助けを呼ぶ', '119番へ', 'phone', 'link', 'tel:119'],
  ['困っています', '市に知らせる', 'warning', 'word', '災害で困っています'],
]

const CONTENTS = {
  version: ['0'],
  title: ['大雨のため、避難所を開いています'],
  whatToDo: [
    '川や海に近づかない\n危ないと感じたら、すぐに高いところへ\n外に出られないときは、家の2階の山から遠い部屋へ',
  ],
  shelterName: ['中央公民館', '東小学校 体育館', 'みなと交流センター'],
  shelterAddress: ['あおぞら市中央1-2-3', 'あおぞら市東部4-5', 'あおぞら市みなと6-7'],
  shelterStands: ['open', 'open', 'closed'],
  shelterMap: ['https://maps.gsi.go.jp/', '', ''],
  phoneName: ['災害対策本部(24時間)', '停電のとき'],
  phoneNumber: ['0980-00-0119', '0980-00-0150'],
  linkText: ['ハザードマップ'],
  linkHref: ['https://disaportal.gsi.go.jp/'],
  greetingJa: [
    'ただいま災害に対応しています。お返事に時間がかかります。\n命の危険があるときは119番へ、避難所のことは災害対策本部 0980-00-0119 へお電話ください。',
  ],
  greetingEn: ['We are responding to a disaster and may be slow to answer. In danger, call 119.'],
}

const typed = (name: string, audience: string, layout: string, fields: Field[]): Typed => ({
  name: [name],
  barText: ['メニュー'],
  audience: [audience],
  layout: [layout],
  ...Object.fromEntries(
    fields.flatMap((field, place) =>
      ['title', 'note', 'icon', 'action', 'value'].map((one, part) => [`${one}-${place + 1}`, [field[part]!]] as const),
    ),
  ),
})

/** LINE のメニュー of the demo town, and what it prepared for 災害モード. A town that has menus stays as it is; LINE's stand-in, which forgets, is told again. */
export async function seedDemoMenus({ db }: Municipality, now: Temporal.Instant): Promise<void> {
  if (await menus.hasMenus(db)) return db.transaction().execute((tx) => menus.wakeMenus(tx))
  const staff = await getStaffBySignInName(db, 'ishii', now)
  const children = (await broadcasts.listLabels(db)).find(({ name }) => name === '子育て')
  const written = [
    typed('ふだんのメニュー', 'everybody', 'six', EVERYDAY),
    ...(children ? [typed('子育てのメニュー', `label-${children.id}`, 'four', CHILDREN)] : []),
    typed('災害のときのメニュー', 'disaster', 'three', DISASTER),
  ]
  for (const menu of written) {
    const id = await menus.writeMenu(db, now, staff, keyOf(`menu ${menu['name']![0]!}`), menu)
    await menus.publishMenu(db, now, staff, id, 1)
  }
  await menus.prepareContents(db, now, staff, CONTENTS)
}
