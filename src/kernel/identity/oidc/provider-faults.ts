import type { FieldErrorText } from '#ui/index.ts'
import { readIssuer } from './issuer.ts'
import type { WantedProvider } from './providers.queries.ts'

/** Everything that is wrong with what was written of a provider; an empty secret may stay as it was. */
export function faultsOf({ audience, label, issuer, clientId, confirms, secret }: WantedProvider): FieldErrorText[] {
  const faults = [
    (!label || [...label].length > 30) && {
      field: 'label',
      message: 'サインインのボタンに出る名前を、30 文字までで入力してください。例: 職員アカウント',
    },
    readIssuer(issuer) === undefined && {
      field: 'issuer',
      message: '発行者を https:// から入力してください。例: https://login.example.lg.jp/realms/town',
    },
    !/^[\x20-\x7e]{1,255}$/.test(clientId) && {
      field: 'clientId',
      message: 'クライアント ID を、サービスに表示されたとおりに写してください。',
    },
    !/^[\x20-\x7e]{0,1000}$/.test(secret) && {
      field: 'clientSecret',
      message: 'クライアントシークレットを、サービスに表示されたとおりに写してください。',
    },
    confirms &&
      audience !== 'resident' && {
        field: 'confirms',
        message: '本人確認として扱えるのは、住民がサインインするサービスだけです。',
      },
  ]
  return faults.flatMap((fault) => fault || [])
}
