import type { Duty } from '../../identity/staff.ts'
import { POSITIONS, type Position } from '../position.ts'

/** Columns of the file, each by its name or by the Japanese one that an office would write. */
export const COLUMNS = {
  sign_in_name: 'サインイン名',
  name: '氏名',
  name_kana: 'フリガナ',
  email: 'メール',
  section_code: '課コード',
  position: '職位',
  valid_from: '開始日',
  valid_to: '最終日',
  duties: '職務',
  oidc_issuer: 'OIDC発行者',
  oidc_subject: 'OIDC識別子',
} as const

export type Column = keyof typeof COLUMNS

export const REQUIRED: readonly Column[] = ['sign_in_name', 'name', 'section_code', 'position', 'valid_from']

export const DUTY_WORDS: Record<Duty, string> = {
  answer: '相談対応',
  settings: '設定',
  personnel: '人事',
  audit: '監査',
}

/** By its code or its word: `head` or 課長. */
const byWord = <Key extends string>(words: Record<Key, string>, typed: string): Key | undefined =>
  (Object.keys(words) as Key[]).find((key) => key === typed.toLowerCase() || words[key] === typed)

export const positionOf = (typed: string): Position | undefined => byWord(POSITIONS, typed)
export const dutyOf = (typed: string): Duty | undefined => byWord(DUTY_WORDS, typed)

/** 課長(head)、… : what may stand in a cell. */
export const inWords = (words: Record<string, string>): string =>
  Object.entries(words)
    .map(([code, word]) => `${word}(${code})`)
    .join('、')
