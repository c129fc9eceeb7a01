import { POSITIONS } from '../../organization/position.ts'
import { ABSENCES } from '../../approvals/desks/absence.ts'
import { STEP_KINDS } from '../../approvals/routes/route.ts'
import { DUTY_WORDS } from '../../organization/staff-import/columns.ts'
import type { AuditWords } from './audit-words.ts'
import { timeInWords } from './moment-words.ts'
import { codeUnder, type Names } from './names.ts'
import { codeInWords, isDigest, shortDigest } from './subject.ts'

/** What the trail notes of an action, in words. What has none here stands as it was recorded: it is evidence. */
const KEYS: Record<string, string> = {
  about: '何について',
  amount: '長さ',
  answers: '受付時間外に自動で伝える',
  actor: '探した人',
  address: '接続元',
  after: 'あと',
  audience: '使う人',
  before: 'これより前',
  beyond: '超えた範囲',
  by: '方法',
  callback: '折り返し',
  characters: '文字数',
  clientId: 'クライアント ID',
  closes: '終了',
  code: '団体コード',
  columns: '列の数',
  contactEmail: 'メールアドレス',
  contactPhone: '代表電話',
  conversation: '相談',
  day: '日',
  days: '日',
  delegatedUnder: '専決の根拠',
  document: '文書の SHA-256',
  duties: '職務',
  en: '英語の言葉',
  encoding: '文字コード',
  ended: '終わったサインイン',
  except: '残したサインインの番号',
  expiresAt: '期限',
  figures: '締めた数字の SHA-256',
  files: 'ファイル',
  from: '始め',
  id: '番号',
  inPlaceOf: '代わった相手',
  isNew: 'はじめて',
  isRepeat: '再度の電話',
  issuer: '発行者',
  keepOriginals: '写真の元のファイルも残す',
  kind: '種類',
  ja: '日本語の言葉',
  label: '名前',
  lateReason: '事後の理由',
  matter: '起案の種類',
  mayCorrect: '補正を任された',
  mayReceive: '証明書の受け取りを任された',
  memberships: '所属',
  name: '名前',
  nameKana: 'フリガナ',
  month: '月',
  names: '項目',
  on: '日',
  onDay: 'その日',
  outcome: '結果',
  only: 'サインインの番号',
  opens: '開始',
  people: '使っていた人数',
  place: '順',
  position: '職位',
  reason: '理由',
  resident: '住民',
  rest: '休憩',
  returnedTo: '戻した相手',
  round: '何回目',
  scopes: 'できること',
  secretChanged: 'シークレットを変えた',
  section: '課',
  sectionId: '課',
  slot: '選んだ日時',
  slots: '日時の候補',
  seen: '見た記録だけ',
  sending: '送信の番号',
  sharedTerminal: '共用の端末',
  shown: '出た件数',
  signInName: 'サインイン名',
  signature: '見つかったもの',
  specialReason: '特例業務の理由',
  staffId: '職員',
  steps: '段',
  subject: '対象',
  subjects: '対象',
  theme: '画面の色',
  title: '職',
  to: '終わり',
  unit: '単位',
  until: 'まで',
  upTo: '見た発言の番号',
  booked: '予約した時間',
  cancelled: '取り消した予約',
  closed: '使えない日',
  equipment: '設備',
  floor: '階',
  height: '縦の長さ',
  location: '住所',
  minutes: '分',
  nasIdentifier: 'ネットワーク機器',
  seat: '席',
  site: '場所',
  vlan: 'VLAN',
  warnHours: '知らせる時間',
  width: '横の長さ',
  work: '業務',
  done: '済んだ対応',
  down: '下り(Mbps)',
  instrument: '測ったもの',
  home: '所在地',
  invitation: '招待',
  kinds: '種類',
  latency: '応答時間(ミリ秒)',
  measuredAt: '測った日時',
  nextAction: '次の対応',
  nextOn: '次の対応の日',
  noise: '騒音(デシベル)',
  photo: '写真',
  places: '定員',
  price: '料金(円)',
  priceBefore: '前の料金(円)',
  reception: '電波',
  session: '開催回',
  source: '測り方',
  stage: '段階',
  startsAt: '始まり',
  units: '席・室の数',
  unitsBefore: '前の席・室の数',
  up: '上り(Mbps)',
  added: '加わった数',
  back: '戻った数',
  changed: '変わった数',
  echoes: 'この町から渡ったものの数',
  gone: 'なくなった数',
  mayLose: 'なくなってよいと認めた数',
  read: '読んだ数',
  unreadable: '読めなかった数',
  url: '住所',
  1: '月',
  2: '火',
  3: '水',
  4: '木',
  5: '金',
  6: '土',
  7: '日',
}

const BY = {
  password: 'パスワード',
  'second factor': '確認コード',
  email: 'メールの番号',
  line: 'LINE',
  oidc: '外部のアカウント',
}

/** Codes that mean something under one key only. */
const VALUES: Record<string, Record<string, string>> = {
  audience: { staff: '職員', resident: '住民' },
  callback: { none: '要らない', needed: '要る', done: '済んだ' },
  by: BY,
  kind: { ...BY, ...ABSENCES, ...STEP_KINDS },
  from: { import: 'CSV の取り込み' },
  duties: DUTY_WORDS,
  position: POSITIONS,
  inPlaceOf: { vacant: '職にある人なし' },
  names: { 'line.channel_secret': 'チャネルシークレット', 'line.channel_access_token': 'アクセストークン' },
  reason: {
    unknown: '知らないサインイン名',
    password: 'パスワード違い',
    code: '確認コード違い',
    disabled: '停止中',
    'not linked': '結びついていないアカウント',
  },
}

const known = (words: Record<string, string>, key: string): string => (Object.hasOwn(words, key) ? words[key]! : key)

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const isChange = (value: object): value is { before: unknown; after: unknown } =>
  Object.keys(value).toSorted().join() === 'after,before'

/** What a page of the trail knows besides: the words of the modules, the names that its codes stand for. */
export interface Known {
  values: AuditWords['values']
  names: Names
}

function oneInWords(key: string, value: unknown, { values, names }: Known): string {
  const code = codeUnder(key, value)
  if (code !== undefined) return names.has(code) || typeof value === 'string' ? codeInWords(code, names) : String(value)
  const text = String(value)
  const word = known(VALUES[key] ?? values[key] ?? {}, text)
  return word === text ? timeInWords(text) : word
}

function valueInWords(key: string, value: unknown, about: Known): string {
  if (value === true || value === false) return value ? 'はい' : 'いいえ'
  if (isEmpty(value)) return 'なし'
  if (Array.isArray(value)) return value.map((one) => valueInWords(key, one, about)).join('、')
  if (value === null || typeof value !== 'object') return oneInWords(key, value, about)
  if (isChange(value)) return `${valueInWords(key, value.before, about)} → ${valueInWords(key, value.after, about)}`
  if ('opens' in value && 'closes' in value) return value.opens ? `${value.opens}〜${value.closes}` : '休み'
  return `(${saidOf(value, about)
    .map(([name, one]) => `${name}: ${one}`)
    .join(' · ')})`
}

/** Every word with its value, without those that say nothing. */
const saidOf = (detail: object, about: Known): [string, string][] =>
  Object.entries(detail)
    .filter(([, value]) => !isEmpty(value))
    .map(([key, value]) => [known(KEYS, key), valueInWords(key, value, about)])

/** One thing that the trail notes of an action. */
export interface Noted {
  text: string
  /** A SHA-256 in full, of which the text shows the beginning. */
  digest?: string
}

/** `{ upTo: 2116, resident: 301 }` as 見た発言の番号: 2116, 住民: 301; digests last. */
export function detailInWords(detail: Record<string, unknown>, about: Known): Noted[] {
  const noted = saidOf(detail, about).map(([name, value]): Noted =>
    isDigest(value) ? { text: `${name}: ${shortDigest(value)}`, digest: value } : { text: `${name}: ${value}` },
  )
  return [...noted.filter(({ digest }) => !digest), ...noted.filter(({ digest }) => digest)]
}
