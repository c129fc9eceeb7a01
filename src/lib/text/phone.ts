// Hyphens as people type them: ‐ ‑ ‒ – — ― − ー and the ASCII one (full-width ones fall to it under NFKC).
const HYPHENS = /[\u2010-\u2015\u2212\u30FC\u2500-]/g

/** Hyphens of every kind, those of a Japanese keyboard too, as the ASCII one. */
export const plainHyphens = (text: string): string => text.replaceAll(HYPHENS, '-')

type Plan = { starts: RegExp; groups: readonly [number, number, number] }

/**
 * The numbers whose split follows from their first digits alone (電気通信番号計画, 令和元年総務省告示6号, and 市外局番の一覧).
 * Other area codes share their first digits (04 and 042, 0985 and 098): there only the person's own hyphens are certain.
 */
const PLANS: readonly Plan[] = [
  { starts: /^0[5-9]0[1-9]\d{7}$/, groups: [3, 4, 4] },
  { starts: /^0800\d{7}$/, groups: [4, 3, 4] },
  { starts: /^0(?:12|57|99)0\d{6}$/, groups: [4, 3, 3] },
  { starts: /^0[36][1-9]\d{7}$/, groups: [2, 4, 4] },
  { starts: /^0(?:11|44|45|52|75|78|92|93)[2-9]\d{6}$/, groups: [3, 3, 4] },
]

const TYPED_GROUPS = /^(0\d{1,4})-(\d{1,4})-(\d{4})$/

function splitByPlan(digits: string): string | undefined {
  const plan = PLANS.find(({ starts }) => starts.test(digits))
  if (!plan) return undefined
  const [first, second] = plan.groups
  return [digits.slice(0, first), digits.slice(first, first + second), digits.slice(first + second)].join('-')
}

/**
 * A Japanese phone number in half-width digits with hyphens: ０９０１２３４５６７８ gives 090-1234-5678, (0986)23-2111 gives
 * 0986-23-2111, +81 3-1234-5678 gives 03-1234-5678. Where the first digits do not tell the split and no
 * hyphens were typed, the digits alone. What is not a Japanese number of 10 or 11 digits comes back as typed, trimmed.
 */
export function normalisePhone(typed: string): string {
  const trimmed = typed.trim()
  if (trimmed.length > 40) return trimmed
  const text = trimmed
    .normalize('NFKC')
    .replace(HYPHENS, '-')
    .replace(/^\+81[\s-]*(?:\(0\)|0)?[\s-]*/, '0')
    .replace(/\s*[().\s]\s*/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '')
  const digits = text.replaceAll('-', '')
  if (!/^0[1-9]\d{8,9}$/.test(digits)) return trimmed
  const byPlan = splitByPlan(digits)
  if (byPlan) return byPlan
  const splitIsTyped = text === digits || TYPED_GROUPS.test(text)
  return digits.length === 10 && splitIsTyped ? text : trimmed
}
