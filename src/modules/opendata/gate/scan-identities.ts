import { isCorporateNumber, isIndividualNumber } from '#lib/text/check-digits.ts'
import { findIdentityNumbers } from '#lib/text/find-identity-numbers.ts'
import { plainHyphens } from '#lib/text/phone.ts'
import { IDENTITY_KINDS, NAMED_KINDS, SHAPED_KINDS, type IdentityKind } from './identity-kinds.ts'

export interface IdentityFinding {
  /** Row from 1, below the header; column from 0. */
  row: number
  column: number
  header: string
  kind: IdentityKind
  severity: 'stop' | 'warn'
  /** Some words around it with every digit masked: never the number. */
  excerpt: string
}

export interface IdentityScan {
  rows: number
  /** How many there are. */
  stops: number
  warnings: number
  /** The first of each kind in each column. */
  findings: IdentityFinding[]
}

/** As many findings of one kind in one column tell enough. */
const MOST_SHOWN = 20
const EXCERPT = 30
/** Columns of serial numbers with 12 digits pass the check digit one time in eleven: from so many on, one can tell. */
const ENOUGH_TO_TELL = 20

const isDecimal = (text: string): boolean => /^-?\d{1,3}\.\d+$/.test(text)
const isTwelveDigits = (text: string): boolean => /^\d{12}$/.test(text)

/** Half width, and one hyphen between digits, whichever was typed. */
const readable = (text: string): string => text.normalize('NFKC').replaceAll(/(?<=\d)[^\d](?=\d)/gu, plainHyphens)

function excerptAround(text: string, start: number, length: number): string {
  const from = Math.max(0, start - (EXCERPT - Math.min(length, EXCERPT)) / 2)
  const found = text.slice(start, start + length).replaceAll(/[A-Za-z\d]/g, '*')
  const masked = text.slice(0, start) + found + text.slice(start + length)
  const shown = masked.slice(from, from + EXCERPT).normalize('NFKC')
  return shown.replaceAll(/\d/g, '*').replaceAll(/\s+/g, ' ')
}

interface Match {
  kind: IdentityKind
  excerpt: string
}

const matchesOf = (text: string, kind: IdentityKind, shape: RegExp): Match[] =>
  [...text.matchAll(shape)]
    .filter(([match]) => !isCorporateNumber(match))
    .map(({ 0: match, index }) => ({ kind, excerpt: excerptAround(text, index, match.length) }))

function individualNumbersIn(header: string, cell: string): Match[] {
  const before = `${header}、`
  return findIdentityNumbers([before + cell]).flatMap((digits): Match[] => {
    const [start, end] = [digits[0]!.start - before.length, digits.at(-1)!.end - before.length]
    return start < 0 ? [] : [{ kind: 'individualNumber', excerpt: excerptAround(cell, start, end - start) }]
  })
}

/** Whatever is found in one cell; the name of its column counts as words beside it. */
export function identitiesIn(header: string, cell: string): Match[] {
  if (cell.length < 6) return []
  const text = readable(cell)
  const digits = text.replaceAll(/\D/g, '').length
  if (digits < 6 && !text.includes('@')) return []
  if (isDecimal(text) || isCorporateNumber(text.replaceAll(/[-\s]/g, ''))) return []
  const shaped = SHAPED_KINDS.flatMap(({ kind, shape }) => matchesOf(text, kind, shape))
  if (digits < 6) return shaped
  const words = `${readable(header)}、${text}`
  const named = NAMED_KINDS.find(({ name, shape }) => name.test(words) && text.search(shape) >= 0)
  if (named)
    return [...matchesOf(text, named.kind, named.shape), ...shaped.filter(({ kind }) => kind !== 'possiblePension')]
  return digits < 12 ? shaped : [...individualNumbersIn(header, cell), ...shaped]
}

/** Whole cells of twelve digits, by column: how many, and how many pass the check digit. */
type Twelves = Map<number, { all: number; passing: number }>

function countTwelve(twelves: Twelves, column: number, cell: string): void {
  const text = cell.normalize('NFKC').trim()
  if (!isTwelveDigits(text)) return
  const count = twelves.get(column) ?? { all: 0, passing: 0 }
  count.all += 1
  if (isIndividualNumber(text)) count.passing += 1
  twelves.set(column, count)
}

const isSerial = (count: { all: number; passing: number } | undefined): boolean =>
  count !== undefined && count.all >= ENOUGH_TO_TELL && count.passing * 2 < count.all

/**
 * Looks through a table for numbers that show a person, row by row. 法人番号 are public and let through. Where a column without a
 * telling name is full of twelve-digit numbers that mostly fail the check digit, those that pass are a warning only.
 */
export async function scanIdentities(
  header: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): Promise<IdentityScan> {
  const found = new Map<string, { count: number; shown: IdentityFinding[] }>()
  const twelves: Twelves = new Map()
  const note = (row: number, column: number, { kind, excerpt }: Match) => {
    const key = `${column} ${kind}`
    const group = found.get(key) ?? { count: 0, shown: [] }
    group.count += 1
    const { severity } = IDENTITY_KINDS[kind]
    if (group.shown.length < MOST_SHOWN)
      group.shown.push({ row, column, header: header[column] ?? '', kind, severity, excerpt })
    found.set(key, group)
  }
  for (const [column, name] of header.entries()) for (const match of identitiesIn('', name)) note(0, column, match)
  let row = 0
  for await (const cells of rows) {
    row += 1
    for (const [column, cell] of cells.entries()) {
      countTwelve(twelves, column, cell)
      for (const match of identitiesIn(header[column] ?? '', cell)) note(row, column, match)
    }
  }
  return summary(
    row,
    [...found.values()].map((group) => softened(group, twelves)),
  )
}

type Group = { count: number; shown: IdentityFinding[] }

const NAMED = /マイナンバ|個人番号|my ?number/i

function softened(group: Group, twelves: Twelves): Group {
  const [first] = group.shown
  const isSoft =
    first?.kind === 'individualNumber' &&
    !NAMED.test(first.header.normalize('NFKC')) &&
    isSerial(twelves.get(first.column))
  if (!isSoft) return group
  return { ...group, shown: group.shown.map((finding) => ({ ...finding, kind: 'possibleNumber', severity: 'warn' })) }
}

function summary(rows: number, groups: readonly Group[]): IdentityScan {
  const count = (severity: 'stop' | 'warn') =>
    groups.filter(({ shown }) => shown[0]?.severity === severity).reduce((sum, group) => sum + group.count, 0)
  const findings = groups.flatMap(({ shown }) => shown).toSorted((a, b) => a.row - b.row || a.column - b.column)
  return { rows, stops: count('stop'), warnings: count('warn'), findings }
}
