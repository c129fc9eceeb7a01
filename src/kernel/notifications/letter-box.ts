import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Municipality } from '../municipality/municipalities.ts'
import type { Program } from '../program.ts'

/** Where mail lies that was not sent, because no SMTP server is set: one folder for each municipality. */
export const letterBox = (program: Program, municipality: Municipality): string =>
  join(program.settings.DATA_DIR, 'mail', municipality.slug)

/** Everything in the letter box, oldest first. */
export async function lettersIn(program: Program, municipality: Municipality): Promise<Letter[]> {
  const box = letterBox(program, municipality)
  const names = (await readdir(box).catch(() => [])).filter((name) => name.endsWith('.eml')).sort()
  return Promise.all(names.map(async (name) => readLetter(await readFile(join(box, name), 'utf8'))))
}

export interface Letter {
  to: string
  subject: string
  text: string
}

/** Subject lines are folded and written as RFC 2047 words; those that follow each other are one. */
const readWords = (line: string): string =>
  line
    .replaceAll(/\r?\n[ \t]/g, ' ')
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString()
        : decodeURIComponent(
            word
              .replaceAll('_', ' ')
              .replaceAll('%', '%25')
              .replaceAll(/=([0-9A-F]{2})/g, '%$1'),
          ),
    )

/** A mail as our own program writes it: one part, base64 unless it is plain ASCII. */
export function readLetter(eml: string): Letter {
  const end = eml.indexOf('\r\n\r\n')
  const head = eml.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => readWords(new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '')
  const encoding = header('Content-Transfer-Encoding') === 'base64' ? 'base64' : 'utf8'
  const text = Buffer.from(eml.slice(end + 4), encoding)
    .toString()
    .replaceAll('\r\n', '\n')
    .trimEnd()
  return { to: header('To'), subject: header('Subject'), text }
}
