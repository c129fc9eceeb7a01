import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import type { Municipality } from '../municipality/municipalities.ts'
import { getProfile } from '../municipality/profile.queries.ts'
import type { Program, Task } from '../program.ts'
import { letterBox } from './letter-box.ts'

const Payload = z.object({ id: z.uuid(), to: z.string(), subject: z.string(), text: z.string() })

const KEPT_LETTERS = 100

/** The task `mail.send`: by SMTP_URL, or into the letter box where there is none. */
export function deliverMail(program: Program): Task {
  const { SMTP_URL, MAIL_FROM } = program.settings
  const transport = SMTP_URL
    ? createTransport({ url: SMTP_URL, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 })
    : createTransport({ streamTransport: true, buffer: true })
  return async (municipality, payload) => {
    const { id, to, subject, text } = Payload.parse(payload)
    const { name } = await getProfile(municipality.db)
    const letter = {
      from: { name, address: MAIL_FROM },
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@${MAIL_FROM.split('@').at(-1)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      textEncoding: 'base64' as const,
      disableFileAccess: true,
      disableUrlAccess: true,
    }
    if (SMTP_URL) await bySmtp(program, transport, letter)
    else await intoLetterBox(program, municipality, transport, letter, id)
  }
}

/** A server that says 5xx will say it again; only when it does not let us in at all is the fault ours, to be mended and retried. */
async function bySmtp(program: Program, transport: Transporter, letter: Parameters<Transporter['sendMail']>[0]) {
  try {
    await transport.sendMail(letter)
  } catch (error) {
    const { responseCode = 0, code } = error as { responseCode?: number; code?: string }
    const forGood = responseCode >= 500 && ![530, 534, 535, 538].includes(responseCode) && code !== 'EAUTH'
    if (!forGood) throw error
    program.log.warn({ messageId: letter.messageId, smtp: responseCode }, 'mail refused for good')
  }
}

async function intoLetterBox(
  program: Program,
  municipality: Municipality,
  transport: Transporter,
  letter: Parameters<Transporter['sendMail']>[0],
  id: string,
) {
  const box = letterBox(program, municipality)
  await mkdir(box, { recursive: true, mode: 0o700 })
  const { message } = (await transport.sendMail(letter)) as unknown as { message: Buffer }
  const stamp = program
    .clock()
    .toString({ smallestUnit: 'millisecond' })
    .replaceAll(/[^0-9]/g, '')
  const path = join(box, `${stamp}-${id}.eml`)
  await writeFile(path, message, { mode: 0o600 })
  const old = (await readdir(box)).sort().slice(0, -KEPT_LETTERS)
  await Promise.all(old.map((name) => rm(join(box, name), { force: true })))
  program.log.info({ path }, 'no SMTP_URL: mail kept, not sent')
}
