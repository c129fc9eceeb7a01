import { createTransport } from 'nodemailer'
import type { Context } from '../context.ts'
import { fail, type Finding, ok, warn } from './finding.ts'

const PATIENCE_MS = 5_000

export async function checkMail(context: Context): Promise<Finding> {
  const { SMTP_URL, MAIL_FROM } = context.settings()
  const what = 'メール (SMTP)'
  if (!SMTP_URL) return warn(what, 'SMTP_URL がありません。メールは送られません (no mail will be sent)')
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  try {
    await transport.verify()
    return ok(what, `${new URL(SMTP_URL).host} につながります。差出人 ${MAIL_FROM} (reachable)`)
  } catch (error) {
    return fail(
      what,
      `${new URL(SMTP_URL).host} につながりません。SMTP_URL を確かめてください (not reachable): ${(error as Error).message}`,
    )
  } finally {
    transport.close()
  }
}
