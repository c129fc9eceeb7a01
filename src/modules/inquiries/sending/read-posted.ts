import type { Context } from 'hono'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { formKey } from '../form-key.ts'
import { FITTING, reasonAgainstFiles } from './files-fit.ts'

/** A form with words and files, as it was posted. */
export interface Posted {
  text: string
  files: { bytes: Uint8Array; name: string }[]
  /** Drawn with the form. */
  key: string
  /** Files were chosen: a form that is shown again has lost them. */
  hadFiles: boolean
  /** Why its files cannot be taken, where one sees that at once. */
  misfit: Refusal | undefined
  /** Other fields of words. */
  words: (name: string) => string
}

export async function readPosted(c: Context): Promise<Posted> {
  const form = await c.req.parseBody({ all: true })
  const words = (name: string) => (typeof form[name] === 'string' ? form[name] : '')
  const files = [form['files'] ?? []].flat().filter((file) => file instanceof File && file.size > 0) as File[]
  const tooLarge = c.get('tooLarge') === true
  const reason = tooLarge ? FITTING.ja.tooLarge : reasonAgainstFiles(files)
  return {
    text: words('text'),
    files: reason ? [] : await bytesOf(files),
    key: formKey(c, words('key')),
    hadFiles: files.length > 0 || tooLarge,
    misfit: reason ? new Refusal(tooLarge ? 413 : 422, reason, 'files') : undefined,
    words,
  }
}

const bytesOf = (files: File[]) =>
  Promise.all(files.map(async (file) => ({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name })))

/** What is wrong, for whoever has to send their files once more. */
export const sentence = (
  { message }: Pick<Refusal, 'message'>,
  { hadFiles }: Partial<Posted>,
  language: Language = 'ja',
): string => `${message}${hadFiles ? FITTING[language].again : ''}`
