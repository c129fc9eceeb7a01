import { isMailbox } from '#lib/text/mailbox.ts'
import { normalisePhone } from '#lib/text/phone.ts'
import { wholeNumber } from '#lib/text/whole-number.ts'
import type { FieldOf } from '../field.ts'
import { typedIn } from './form.ts'
import { mistake, type Reader } from './reader.ts'
import { isWithin, typedLine, typedLines } from './typed-text.ts'

const PHONE = /^0\d[\d-]{8,11}$/
const LONGEST_MAILBOX = 254

export const readText: Reader<FieldOf<'text'>> = ({ label, lines, maxLength, required }, name, posted) => {
  const text = (lines > 1 ? typedLines : typedLine)(typedIn(posted.form, name))
  if (text === '') return required ? mistake(posted, name, `「${label}」を入力してください。`) : undefined
  if (!isWithin(text, maxLength)) {
    return mistake(posted, name, `「${label}」は${maxLength}字までで入力してください。`)
  }
  return text
}

export const readPhone: Reader<FieldOf<'phone'>> = ({ label, required }, name, posted) => {
  const phone = normalisePhone(typedLine(typedIn(posted.form, name)))
  if (phone === '') {
    return required ? mistake(posted, name, `「${label}」を入力してください。例: 090-1234-5678`) : undefined
  }
  return PHONE.test(phone)
    ? phone
    : mistake(posted, name, `「${label}」は、市外局番から10桁か11桁で入力してください。例: 090-1234-5678`)
}

export const readEmail: Reader<FieldOf<'email'>> = ({ label, required }, name, posted) => {
  const email = typedLine(typedIn(posted.form, name)).normalize('NFKC')
  if (email === '') {
    return required ? mistake(posted, name, `「${label}」を入力してください。例: taro@example.jp`) : undefined
  }
  return email.length <= LONGEST_MAILBOX && isMailbox(email)
    ? email
    : mistake(posted, name, `「${label}」の形を確かめてください。例: taro@example.jp`)
}

/** 1,200, １，２００, 3人. */
const digitsOf = (typed: string, unit: string): string => {
  const text = typedLine(typed)
    .normalize('NFKC')
    .replaceAll(/[,、\s]/g, '')
  const ending = unit.normalize('NFKC')
  return text.endsWith(ending) ? text.slice(0, -ending.length) : text
}

export const readAmount: Reader<FieldOf<'amount'>> = ({ label, unit, min, max, required }, name, posted) => {
  const typed = digitsOf(typedIn(posted.form, name), unit)
  if (typed === '')
    return required ? mistake(posted, name, `「${label}」を数字で入力してください。例: ${min}`) : undefined
  const bounds = `${min.toLocaleString('ja-JP')} から ${max.toLocaleString('ja-JP')} まで`
  const amount = wholeNumber(typed, min, max)
  return amount ?? mistake(posted, name, `「${label}」は、${bounds}の数(${unit})で入力してください。例: ${min}`)
}
