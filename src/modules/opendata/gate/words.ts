import type { CountsTable } from './counts-table.ts'
import { IDENTITY_KINDS, type IdentityKind } from './identity-kinds.ts'
import { isCounted, type Role } from './roles.ts'
import type { IdentityScan } from './scan-identities.ts'
import type { HiddenCell, Suppression } from './suppress.ts'

const number = (value: number): string => value.toLocaleString('ja')

/** What somebody who reads the published table can narrow a hidden count down to, at best: 1〜9. */
export const rangeInWords = ({ low, high }: Pick<HiddenCell, 'low' | 'high'>): string =>
  `${number(low)}〜${number(high)}`

export const protectingOf = ({ hidden }: Suppression): HiddenCell[] =>
  hidden.filter(({ kind }) => kind === 'protecting')

/** 隠すマス 7、そのうち守るために隠すマス 4 */
export const hiddenInWords = (suppression: Suppression): string =>
  suppression.hidden.length === 0
    ? '隠すマスはありません'
    : `隠すマス ${number(suppression.hidden.length)}、そのうち守るために隠すマス ${number(protectingOf(suppression).length)}`

const proofInWords = ({ hidden, attacked }: Suppression): string => {
  const weaker = hidden.filter(({ against, shownBefore }) => !shownBefore && against === 'knows no kinds').length
  return [
    '隠したマスのどれにも、公表する数と計のすべてに合う別の値があることを、足し算で確かめました。',
    weaker > 0 && `ただし ${number(weaker)} マスは、どのマスが小さい数かを知らない人に対してだけです。`,
    attacked > 0 && `公表する表だけから ${number(attacked)} マスの復元を試み、どれも戻せませんでした。`,
  ]
    .filter(Boolean)
    .join('')
}

/** For the document that is decided: what was hidden, and how it is known that nobody can work it out. */
export function suppressionLines(suppression: Suppression): { label: string; text: string }[] {
  const { least, hidden, derived, left } = suppression
  if (hidden.length === 0) return [{ label: '小さな数', text: `${least} 未満の数はなく、隠すマスはありません` }]
  const before = hidden.filter(({ shownBefore }) => shownBefore).length
  return [
    { label: '小さな数', text: `${least} 未満の数を隠します。${hiddenInWords(suppression)}` },
    { label: '復元できないこと', text: proofInWords(suppression) },
    ...(derived.length > 0
      ? [{ label: '割合など', text: `隠した数が計算できる ${number(derived.length)} マスも隠します` }]
      : []),
    ...(before > 0
      ? [
          {
            label: '前の版',
            text: `前の版から分かるので、隠しても読めてしまう数が ${number(before)} マスあります。公開のあとも残る前の版を、取り下げるかどうかを決めてください`,
          },
        ]
      : []),
    ...(left > 0
      ? [{ label: 'もとからの印', text: `もとの表で隠れているか不明な ${number(left)} マスは、そのままにします` }]
      : []),
  ]
}

/** Numbers that go out as they are: what the section chose, so that nobody decides without having seen it. */
export const uncountedInWords = (names: readonly string[]): string =>
  `数字の列のうち、少ない数を確かめないもの: ${names.length > 0 ? names.join('、') : 'ありません'}`

/** For the same document: which columns were taken for counts of people. */
export function columnLines({
  counts,
  roles,
  uncounted,
}: {
  counts: CountsTable
  roles: readonly Role[]
  uncounted: readonly string[]
}): { label: string; text: string }[] {
  const counted = counts.header.filter((_, column) => isCounted(roles[column]))
  return [
    { label: '人数の列', text: `少ない数を確かめた列: ${counted.join('、')}` },
    { label: '確かめない列', text: uncountedInWords(uncounted) },
  ]
}

/** For the same document: earlier editions that were too large. */
export const uncomparedLines = (editions: ReadonlySet<number>): { label: string; text: string }[] =>
  editions.size === 0
    ? []
    : [
        {
          label: '比べていない版',
          text: `${[...editions].map((edition) => `第${edition}版`).join('、')}は大きいので、合わせて読むと隠した数が分かるかどうかを調べていません`,
        },
      ]

/** For the same document: 個人番号など. */
export function identityLine({ rows, stops, warnings, findings }: IdentityScan): { label: string; text: string } {
  const kinds = (severity: 'stop' | 'warn') => {
    const found = new Set<IdentityKind>(findings.filter((one) => one.severity === severity).map(({ kind }) => kind))
    return [...found].map((kind) => IDENTITY_KINDS[kind].text).join('、')
  }
  const parts = [
    stops > 0 && `公開できないもの ${number(stops)} 件 (${kinds('stop')})`,
    warnings > 0 && `確かめるもの ${number(warnings)} 件 (${kinds('warn')})`,
  ].filter(Boolean)
  const text = parts.length > 0 ? parts.join('、') : '見つかりませんでした'
  return { label: '個人番号など', text: `${number(rows)} 行を調べました。${text}` }
}
