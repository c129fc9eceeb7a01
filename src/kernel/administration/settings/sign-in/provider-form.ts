import { readIssuer } from '../../../identity/oidc/issuer.ts'
import { faultsOf } from '../../../identity/oidc/provider-faults.ts'
import type { Audience, WantedProvider } from '../../../identity/oidc/providers.queries.ts'
import type { FieldErrorText } from '#ui/index.ts'
import { type Fields, textOf } from '../profile-form.ts'

/** What the page is filled with again: the secret never is. */
export type TypedProvider = Partial<Omit<WantedProvider, 'secret'>>

export const AUDIENCES: Record<Audience, string> = { staff: '職員', resident: '住民' }

const audienceOf = (value: unknown): Audience | undefined =>
  value === 'staff' || value === 'resident' ? value : undefined

/** @param fixed what cannot be changed of a provider that is connected already */
export function readProvider(
  fields: Fields,
  fixed?: Pick<WantedProvider, 'audience' | 'issuer'>,
): { typed: TypedProvider; wanted: WantedProvider; errors: FieldErrorText[] } {
  const audience = fixed?.audience ?? audienceOf(fields['audience'])
  const typedIssuer = fixed?.issuer ?? textOf(fields, 'issuer', 500)
  const label = textOf(fields, 'label', 100)
  const clientId = textOf(fields, 'clientId', 300)
  const wanted: WantedProvider = {
    audience: audience ?? 'staff',
    label,
    issuer: readIssuer(typedIssuer) ?? typedIssuer,
    clientId,
    confirms: fields['confirms'] === 'yes',
    secret: textOf(fields, 'clientSecret', 2000),
  }
  const errors = faultsOf(wanted)
  if (!audience) errors.unshift({ field: 'audience', message: 'だれがサインインするかを選んでください。' })
  if (!fixed && !wanted.secret)
    errors.push({ field: 'clientSecret', message: 'クライアントシークレットを入力してください。' })
  return { typed: { audience, label, issuer: typedIssuer, clientId, confirms: wanted.confirms }, wanted, errors }
}
