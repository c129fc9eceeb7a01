import { isKatakana, toKatakana } from '#lib/text/names.ts'
import { writtenDate } from '#lib/time/written-date.ts'
import type { Duty } from '../../identity/staff.ts'
import { SIGN_IN_NAME } from '../../municipality/new-municipality.ts'
import { type Period, periodThrough } from '../period.ts'
import { type Position, POSITIONS } from '../position.ts'
import { type Column, COLUMNS, DUTY_WORDS, dutyOf, inWords, positionOf, REQUIRED } from './columns.ts'
import type { Fault } from '#lib/csv/read-sheet.ts'

/** One line of the file: a member of staff in one section. What its file has no column for is undefined. */
export interface RosterRow {
  row: number
  signInName: string
  name: string
  nameKana: string | undefined
  email: string | undefined
  sectionCode: string
  position: Position
  period: Period
  duties: Duty[] | undefined
  identity: { issuer: string; subject: string } | undefined
}

const CONTROL = /\p{Cc}/u

/** Reads one line; every fault of it is found, not only the first. */
export function readRow(row: number, cells: Partial<Record<Column, string>>): { read?: RosterRow; faults: Fault[] } {
  const faults: Fault[] = []
  const fault = (column: Column, reason: string, right: string) => {
    faults.push({ row, column: `${column} (${COLUMNS[column]})`, reason, right })
    return undefined
  }
  const cell = (column: Column) => cells[column]?.trim() ?? ''
  const checked = <T>(column: Column, value: T | undefined, reason: string, right: string): T | undefined => {
    if (cell(column) === '') return REQUIRED.includes(column) ? fault(column, '空です', right) : undefined
    return value === undefined ? fault(column, `「${cell(column)}」は${reason}`, right) : value
  }
  const when = (column: Column) =>
    checked(
      column,
      writtenDate(cell(column)),
      '日付として読めません',
      '2026-04-01、2026/4/1、令和8年4月1日 のように書いてください',
    )

  const lower = cell('sign_in_name').toLowerCase()
  const signInName = checked(
    'sign_in_name',
    SIGN_IN_NAME.test(lower) ? lower : undefined,
    'サインイン名に使えません',
    '英小文字・数字・._- の 2〜64 文字。例: sato.misaki',
  )
  const name = checked(
    'name',
    CONTROL.test(cell('name')) ? undefined : cell('name'),
    '使えない文字を含みます',
    '例: 佐藤 美咲',
  )
  const kana = toKatakana(cell('name_kana'))
  checked('name_kana', isKatakana(kana) || undefined, 'フリガナではありません', 'カタカナで。例: サトウ ミサキ')
  checked(
    'email',
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell('email')) || undefined,
    'メールアドレスではありません',
    '例: sato@city.example.jp',
  )
  const sectionCode = checked('section_code', cell('section_code').toLowerCase(), '', '課のコード。例: shimin')
  const position = checked('position', positionOf(cell('position')), '職位ではありません', inWords(POSITIONS))
  const from = when('valid_from')
  const lastDay = when('valid_to')
  if (from && lastDay && Temporal.PlainDate.compare(lastDay, from) < 0)
    fault('valid_to', '開始日より前です', '最終日は開始日と同じか後の日に。終わりが決まっていなければ空に')
  const duties =
    cells.duties === undefined
      ? undefined
      : dutiesOf(cell('duties'), (word) =>
          fault('duties', `「${word}」は職務ではありません`, `${inWords(DUTY_WORDS)} を ; で区切ってください`),
        )
  const identity = identityOf(cell('oidc_issuer'), cell('oidc_subject'), fault)
  if (faults.length > 0 || !signInName || !name || !sectionCode || !position || !from) return { faults }
  return {
    faults,
    read: {
      row,
      signInName,
      name,
      nameKana: cells.name_kana === undefined ? undefined : kana,
      email: cells.email === undefined ? undefined : cell('email'),
      sectionCode,
      position,
      period: periodThrough(from, lastDay),
      duties,
      identity,
    },
  }
}

function dutiesOf(typed: string, fault: (word: string) => void): Duty[] {
  const words = typed.split(/[;；]/).flatMap((word) => word.trim() || [])
  const duties = new Set<Duty>()
  for (const word of words) {
    const duty = dutyOf(word)
    if (duty) duties.add(duty)
    else fault(word)
  }
  return [...duties]
}

function identityOf(issuer: string, subject: string, fault: (column: Column, reason: string, right: string) => void) {
  if (!issuer && !subject) return undefined
  if (!/^https?:\/\/\S+$/.test(issuer))
    fault(
      'oidc_issuer',
      issuer ? `「${issuer}」は住所ではありません` : '識別子だけがあります',
      '例: https://login.city.example.jp',
    )
  if (!subject) fault('oidc_subject', '発行者だけがあります', '発行者がその職員に付けた識別子 (sub)')
  return { issuer, subject }
}
