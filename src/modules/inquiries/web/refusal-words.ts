import { FORM_FILES } from '#kernel/files/form-limit.ts'
import { LIMITS } from '#kernel/files/accepted.ts'
import type { Refusal } from '#lib/refusal.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'
import { MOST_FILES } from '../sending/files-fit.ts'
import { LONGEST_QUESTION } from './write.ts'

const inMB = (bytes: number): string => `${bytes / 1024 / 1024} MB`

/** Of these, one field is told one sentence, whichever its mistake. */
const FIELDS: Record<string, string> = {
  name: 'Please enter your name, in up to 50 characters.',
  email: 'Please check the e-mail address. Example: jane@example.com',
  files: `A file could not be taken. You can send photos (up to ${inMB(LIMITS.image)} each), PDF, Word, Excel and PowerPoint documents, MP4 videos, recordings, and text or CSV files (up to ${inMB(LIMITS.text)} each): up to ${MOST_FILES} files, ${inMB(FORM_FILES)} together. Archives and files with a password cannot be taken.`,
}

const STATUSES: Record<number, string> = {
  400: 'This page is out of date. Please load it again, and send your message once more.',
  403: 'This file cannot be opened, because a virus was found in it.',
  404: 'This page was not found. Please check the address, or open it from our e-mail.',
  409: 'Something else was sent from this page before. Please check your message, and press “Send” once more.',
  410: 'This address is no longer valid. Please load the page of your inquiry again: it says how to get a new one.',
  423: 'This file is being checked for safety. Please open it again in ten minutes.',
  // Every limit of these pages is one of an hour.
  429: 'You have tried too many times. Please wait an hour, and try again.',
}

/** What the pages of whoever asks refuse, in their language. @param typed the words that were sent with it */
export function refusalIn(
  language: WrittenLanguage,
  { status, field, message }: Pick<Refusal, 'status' | 'field' | 'message'>,
  typed = '',
): string {
  if (language === 'ja') return message
  const known = (field !== undefined ? FIELDS[field] : undefined) ?? STATUSES[status]
  if (known !== undefined) return known
  if (field !== 'text') return 'This could not be accepted.'
  return typed.length > LONGEST_QUESTION
    ? `Your message has more than ${LONGEST_QUESTION.toLocaleString('en')} characters. Please send it in parts.`
    : 'Please write a message, or choose a photo or file.'
}
