import type { Answer } from '../answers.ts'
import type { PlainField } from '../field.ts'
import { readAddress } from './read-address.ts'
import { readChoice, readConsent } from './read-choice.ts'
import { readDate } from './read-date.ts'
import { readFile } from './read-file.ts'
import { readName } from './read-name.ts'
import { readAmount, readEmail, readPhone, readText } from './read-text.ts'
import type { Posted, Reader } from './reader.ts'

const readers: { [Kind in PlainField['kind']]: Reader<Extract<PlainField, { kind: Kind }>> } = {
  text: readText,
  name: readName,
  address: readAddress,
  date: readDate,
  phone: readPhone,
  email: readEmail,
  choice: readChoice,
  amount: readAmount,
  file: readFile,
  consent: readConsent,
}

/** Reads one field of any kind but a group. */
export const readPlain = (field: PlainField, name: string, posted: Posted): Answer | undefined =>
  (readers[field.kind] as Reader<PlainField>)(field, name, posted)
