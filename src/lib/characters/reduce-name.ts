import type { Candidate } from './shrink-map.queries.ts'

/** What became of one character that JIS X 0208 does not have. */
export interface Reduction {
  from: string
  /** Undefined where the map has none, or several that are as good: a person decides. */
  to: string | undefined
  /** The table that says so. */
  by: string
  candidates: string[]
}

export interface ReducedName {
  text: string
  reductions: Reduction[]
}

/** Stands for a character that nobody has decided on, as in print. */
export const UNDECIDED = '〓'

/** In the order in which the map's own guide asks them. */
const TABLES = [
  'JIS包摂規準UCS統合規則',
  '戸籍統一文字情報_親字正字',
  '民一2842号通達別表_誤字俗字正字一覧表_無印',
  '民一2842号通達別表_誤字俗字正字一覧表_俗字',
  '民一2842号通達別表_誤字俗字正字一覧表_別字',
  '民二5202号通知別表_正字俗字等対照表',
  '法務省告示582号別表第四_一',
  '法務省告示582号別表第四_二',
  '辞書類等による関連字',
  '読み字形による類推',
]

/** Kanji as they are typed: one character, with a variation selector or without. */
const KANJI = /[\p{Unified_Ideograph}\u{f900}-\u{faff}\u{2f800}-\u{2fa1f}][\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]?/gu
const SELECTOR = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/u

/** JIS X 0208 has levels 1 and 2: of plane 1 the rows 16 to 47 up to cell 51, and 48 to 84 up to cell 6. */
export function isIn0208(jis: string): boolean {
  const [plane = 0, row = 0, cell = 0] = jis.split('-').map(Number)
  if (plane !== 1 || row < 16 || row > 84) return false
  return row === 47 ? cell <= 51 : row < 84 || cell <= 6
}

/** The nearest candidates of the first table that has any. */
function nearest(candidates: readonly Candidate[]): { by: string; found: string[] } {
  for (const by of TABLES) {
    const ofTable = candidates.filter(({ table }) => table === by)
    const least = Math.min(...ofTable.map(({ rank }) => rank ?? 0))
    const found = [...new Set(ofTable.filter(({ rank }) => (rank ?? 0) === least).map(({ to }) => to))]
    if (found.length > 0) return { by, found }
  }
  return { by: '', found: [] }
}

type LookUp = (written: string) => Candidate[]

function reduceKanji(written: string, look: LookUp): Reduction | undefined {
  const base = written.replace(SELECTOR, '')
  const known = look(written)
  // A selector that the list does not have (Adobe-Japan1) only chooses how the same character is drawn.
  const fitting = (known.length > 0 ? known : look(base)).filter(({ jis }) => isIn0208(jis))
  if (fitting.some(({ to }) => to === base))
    return base === written ? undefined : { from: written, to: base, by: '異体字セレクタ', candidates: [base] }
  const { by, found } = nearest(fitting)
  return { from: written, to: found.length === 1 ? found[0] : undefined, by, candidates: found }
}

/**
 * 縮退: a name in the characters of JIS X 0208, for systems that know no others, with the evidence of each step. What was typed stays
 * the name. Only kanji are reduced: kana and other scripts stay as they are.
 */
export function reduceName(typed: string, look: LookUp): ReducedName {
  const reductions: Reduction[] = []
  const text = typed.replaceAll(KANJI, (written) => {
    const reduction = reduceKanji(written, look)
    if (!reduction) return written
    reductions.push(reduction)
    return reduction.to ?? UNDECIDED
  })
  return { text, reductions }
}
