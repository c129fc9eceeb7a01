import { type Application, hasArrived } from '../application.ts'
import { writtenEmail } from '../tell-applicant.ts'

const digits = (phone: string): string => phone.normalize('NFKC').replaceAll(/\D/g, '')

/**
 * Whether whoever reads a mailbox and knows a telephone number is the one who applied without signing in: the notices went to that
 * mailbox, and a stranger to whom they went by a slip of the pen does not know the number.
 */
export function isKnownTo(application: Application, mailboxes: readonly string[], phone: string): boolean {
  if (application.keyDigest === null || application.mandate || !hasArrived(application)) return false
  const { definition, answers } = application
  const [email, field] = [writtenEmail(application, answers), definition.applicant.phone]
  const written = field === undefined ? undefined : answers[field]
  if (email === undefined || typeof written !== 'string' || digits(phone) === '') return false
  return mailboxes.some((one) => one.toLowerCase() === email.toLowerCase()) && digits(written) === digits(phone)
}
