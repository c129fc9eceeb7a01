import { maskConsecutive } from './identity-numbers.ts'

/** What was hidden, and the way back. */
export interface Masked {
  texts: string[]
  /** How many places were hidden. */
  hidden: number
  /** Puts what was hidden into an answer, wherever its sign stands. */
  putBack: (answer: string) => string
}

/** In words of the sign that stands for it: [氏名1]. */
const KINDS = { name: '氏名', mail: 'メール', address: '住所', phone: '電話', number: '番号' } as const
type Kind = keyof typeof KINDS

const SIGN = new RegExp(`[\\[［【](${Object.values(KINDS).join('|')})\\s*([0-9０-９]{1,6})[\\]］】]`, 'gu')

const D = '[0-9０-９]'
const HYPHEN = '[-‐-―−ー－─]'
/** No longer than any: whoever writes ten thousand of them must not make us look at every part of every part. */
const NUMERAL = `(?:${D}{1,6}|[一二三四五六七八九十百]{1,7})`
/** 都道府県, 市区町村 (which may be written in hiragana) and 町名, as far as they are one run of letters. */
const PLACE =
  '(?:[\\p{sc=Han}]{2,3}[都道府県])?(?:[\\p{sc=Han}\\p{sc=Hiragana}]{1,8}[市区町村])?[\\p{sc=Han}\\p{sc=Katakana}ヶヵのノ々]{1,20}?'
const ROOM = `(?:(?:[ 　][\\p{sc=Han}\\p{sc=Hiragana}]{0,8})?[\\p{sc=Katakana}ーA-Za-z]{2,20}[ 　]?${D}{1,5}(?:号室|号)?)?`

const PATTERNS: Record<Exclude<Kind, 'name'>, string> = {
  mail: '[A-Za-z0-9._%+\\-]{1,64}[@＠][A-Za-z0-9\\-]+(?:\\.[A-Za-z0-9\\-]+)+',
  address: [
    `〒?${D}{3}${HYPHEN}${D}{4}(?!${D}|${HYPHEN})`,
    `${PLACE}${NUMERAL}丁目(?:${D}+番(?:地)?(?:の?${D}+号?)?|${D}+(?:${HYPHEN}${D}+){0,3})?${ROOM}`,
    `${PLACE}${NUMERAL}番地(?:の${NUMERAL})?${ROOM}`,
    `${PLACE}${NUMERAL}番${NUMERAL}号${ROOM}`,
    `[\\p{sc=Han}\\p{sc=Katakana}ヶヵのノ々]{1,19}[町村区市字通丘台]${D}+(?:${HYPHEN}${D}+){1,3}(?![0-9０-９年月日時分円人])${ROOM}`,
  ].join('|'),
  phone: `(?<!${D})(?:[+＋]81[ -]?|[(（]?[0０])${D}{1,4}[)）]?(?:${HYPHEN}|[ 　(（])?${D}{1,4}(?:${HYPHEN}|[ 　)）])?${D}{3,4}(?!${D})`,
  number: `(?<!${D})${D}{7,}(?!${D})|(?<!${D})${D}{3,}(?:${HYPHEN}${D}{3,}){2,}(?!${D})`,
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)

const NAMED = 'さん|さま|様|氏|くん|君|ちゃん|殿|です|と申|といい'

/** A name, and its parts: of one letter only where it is said as a name, or 森 would hide every wood. */
function patternsOf(name: string): string[] {
  const parts = name
    .normalize('NFKC')
    .trim()
    .split(/[\s　・]+/u)
    .filter(Boolean)
  if (parts.length === 0) return []
  const whole = parts.map(escaped).join('[\\s　・]*')
  const each = parts.map((part) => ([...part].length > 1 ? escaped(part) : `${escaped(part)}(?=${NAMED})`))
  return parts.length > 1 ? [whole, ...each] : each
}

/** 山田と申します: whoever says who they are, under whatever name we know them. */
const SELF =
  '(?<=^|[\\s。、!?！？はの])[\\p{sc=Han}\\p{sc=Katakana}ー々A-Za-z]{1,10}(?:[ 　][\\p{sc=Han}\\p{L}ー々]{1,10})?(?=と申し|と申す|といいま|と言いま)'
const OF_OTHERS = '[\\p{sc=Han}\\p{sc=Katakana}ー々]{2,5}(?=さん|さま|様|氏)'
/** Whom everybody calls so. */
const NOBODY =
  /(?:皆|客|業者|職員|担当|担当者|大家|管理人|医者|看護師|市民|町民|住民|方々|奥|嫁|息子|娘|孫|父|母|兄|弟|姉|妹|祖父|祖母)$/u

/**
 * Hides what points to somebody before words leave the house: names that are known, who says who they are, telephone numbers, mail
 * addresses, postal addresses as far as a plain rule sees them, long numbers. The same is the same sign in all texts. A 個人番号 goes for good.
 * @param names as the house knows them
 */
export function maskPersonal(texts: readonly string[], names: readonly string[]): Masked {
  const plain: string[] = []
  for (const text of texts) plain.push(maskConsecutive(plain, text).text)
  const said = plain.join('\n')
  // Somebody may write a sign of ours: those numbers are left out.
  const taken = [...said.matchAll(SIGN)].map(([, , number]) => Number(number!.normalize('NFKC')))
  const next = Math.max(0, ...taken) + 1
  const known = [...new Set(names.flatMap(patternsOf))].toSorted((a, b) => b.length - a.length)
  const patterns = { ...PATTERNS, name: [...known, SELF, OF_OTHERS].join('|') }
  const pattern = new RegExp(
    Object.entries(patterns)
      .map(([kind, one]) => `(?<${kind}>${one})`)
      .join('|'),
    'giu',
  )
  const signs = new Map<string, string>()
  const back = new Map<string, string>()
  const counts = new Map<Kind, number>()
  let hidden = 0
  const sign = (kind: Kind, found: string): string => {
    if (kind === 'name' && NOBODY.test(found)) return found
    hidden += 1
    const key = `${kind} ${found}`
    const before = signs.get(key)
    if (before) return before
    const number = counts.get(kind) ?? next
    counts.set(kind, number + 1)
    const made = `[${KINDS[kind]}${number}]`
    signs.set(key, made)
    back.set(made, found)
    return made
  }
  const masked = plain.map((text) =>
    text.replace(pattern, (found: string, ...rest: unknown[]) => {
      const groups = rest.at(-1) as Record<Kind, string | undefined>
      return sign(
        (Object.keys(KINDS) as Kind[]).find((kind) => groups[kind] !== undefined)!,
        found,
      )
    }),
  )
  return {
    texts: masked,
    hidden,
    putBack: (answer) =>
      answer.replace(
        SIGN,
        (found, kind: string, number: string) => back.get(`[${kind}${Number(number.normalize('NFKC'))}]`) ?? found,
      ),
  }
}
