import { isKatakana, toKatakana } from '#lib/text/names.ts'
import type { FieldOf } from '../field.ts'
import { typedIn } from './form.ts'
import { mistake, type Posted, type Reader } from './reader.ts'
import { isWithin, typedLine } from './typed-text.ts'

const LONGEST = 60
const LATIN = /^[\p{Script=Latin}\p{P}\p{Zs}]+$/u

function readKana(field: string, label: string, needed: boolean, posted: Posted): string {
  const kana = toKatakana(typedLine(typedIn(posted.form, field)))
  if (kana === '') {
    if (needed) mistake(posted, field, `${label}を入力してください。例: ヤマダ`)
  } else if (!isKatakana(kana)) mistake(posted, field, `${label}は、かなで入力してください。例: ヤマダ`)
  else if (!isWithin(kana, LONGEST)) mistake(posted, field, `${label}は${LONGEST}字までで入力してください。`)
  return kana
}

function readPart(field: string, label: string, example: string, needed: boolean, posted: Posted): string {
  const part = typedLine(typedIn(posted.form, field))
  if (part === '') {
    if (needed) mistake(posted, field, `${label}を入力してください。例: ${example}`)
  } else if (!isWithin(part, LONGEST)) mistake(posted, field, `${label}は${LONGEST}字までで入力してください。`)
  return part
}

/** A name is taken with every character it is written in; of its フリガナ small ャュョッ stay small, as the family register has them. */
export const readName: Reader<FieldOf<'name'>> = ({ label, required }, name, posted) => {
  const names = ['family', 'given', 'familyKana', 'givenKana'].map((part) => `${name}.${part}`) as [
    string,
    string,
    string,
    string,
  ]
  if (!required && names.every((part) => typedLine(typedIn(posted.form, part)) === '')) return undefined
  const wrong = posted.mistakes.length
  const family = readPart(names[0], `「${label}」の姓`, '山田', true, posted)
  // Many people of other countries have one name: written in Latin letters, it may stand alone.
  const alone = LATIN.test(family)
  const given = readPart(names[1], `「${label}」の名`, '花子', !alone, posted)
  const familyKana = readKana(names[2], `「${label}」の姓のフリガナ`, true, posted)
  const givenKana = readKana(names[3], `「${label}」の名のフリガナ`, !alone || given !== '', posted)
  return posted.mistakes.length === wrong ? { family, given, familyKana, givenKana } : undefined
}
