import { isKatakana, toKatakana } from '#lib/text/names.ts'
import { normalisePhone } from '#lib/text/phone.ts'
import { type FieldErrorText, themeNames } from '#ui/index.ts'
import type { Profile } from '../../municipality/profile.queries.ts'
import { isMailbox } from '#lib/text/mailbox.ts'

/** A form as it came: text by field name. */
export type Fields = Record<string, unknown>

export const textOf = (fields: Fields, name: string, longest = 200): string => {
  const value = fields[name]
  return typeof value === 'string' ? value.trim().slice(0, longest) : ''
}

/** The profile as the form has it, and everything that is wrong with it. Code and what the form lacks stay. */
export function readProfile(fields: Fields, known: Profile): { profile: Profile; errors: FieldErrorText[] } {
  const theme = themeNames.find((name) => name === fields['theme']) ?? known.theme
  const profile: Profile = {
    ...known,
    name: textOf(fields, 'name', 50),
    nameKana: toKatakana(textOf(fields, 'nameKana', 100)),
    theme,
    contactPhone: normalisePhone(textOf(fields, 'contactPhone', 40)),
    contactEmail: textOf(fields, 'contactEmail'),
    address: textOf(fields, 'address'),
    keepOriginals: fields['keepOriginals'] === '1',
    version: Number(textOf(fields, 'version', 10)) || 0,
  }
  const { contactPhone, contactEmail } = profile
  const errors = [
    !profile.name && { field: 'name', message: '名前を入力してください。例: あおぞら市' },
    !isKatakana(profile.nameKana) && {
      field: 'nameKana',
      message: 'フリガナをカタカナで入力してください。例: アオゾラシ',
    },
    contactPhone &&
      !/^[\d-]{10,13}$/.test(contactPhone) && {
        field: 'contactPhone',
        message: '電話番号の形ではありません。例: 0986-23-2111',
      },
    contactEmail &&
      !isMailbox(contactEmail) && {
        field: 'contactEmail',
        message: 'メールアドレスの形ではありません。例: madoguchi@city.example.jp',
      },
  ]
  return { profile, errors: errors.flatMap((error) => error || []) }
}
