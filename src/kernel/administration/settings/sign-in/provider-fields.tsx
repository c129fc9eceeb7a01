import { Checkbox, errorFor, type FieldErrorText, TextInput } from '#ui/index.ts'
import type { TypedProvider } from './provider-form.ts'

/** What people will read on the button. */
export const LabelField = ({ typed, errors }: { typed: TypedProvider; errors: FieldErrorText[] }) => (
  <TextInput
    name="label"
    label="名前"
    required
    value={typed.label}
    error={errorFor(errors, 'label')}
    hint="サインインの画面に「(名前)でサインイン」と出ます。例: 職員アカウント"
    width="medium"
  />
)

/** Whether signing in there proves who somebody is. Asked of residents' services only. */
export const ConfirmsField = ({ typed, errors }: { typed: TypedProvider; errors: FieldErrorText[] }) => (
  <Checkbox
    name="confirms"
    value="yes"
    label="本人確認として扱う"
    checked={typed.confirms ?? false}
    error={errorFor(errors, 'confirms')}
    hint="住民がサインインするサービスで、マイナンバーカードなどを読み取って確かめているものだけに付けます。氏名・住所・生年月日・性別を受け取り、本人確認が要る手続きを申請できるようになります。"
  />
)

/** What the provider gave to whoever registered us there. @param kept a secret is there, and stays if none is entered */
export const ClientFields = ({
  typed,
  errors,
  kept,
}: {
  typed: TypedProvider
  errors: FieldErrorText[]
  kept?: true
}) => (
  <>
    <TextInput
      name="clientId"
      label="クライアント ID"
      required
      value={typed.clientId}
      error={errorFor(errors, 'clientId')}
      autoComplete="off"
      autoCapitalize="none"
      spellcheck={false}
    />
    <TextInput
      name="clientSecret"
      label="クライアントシークレット"
      type="password"
      required={!kept}
      autoComplete="off"
      error={errorFor(errors, 'clientSecret')}
      hint={kept ? '設定済みです。変えるときだけ入力します。' : '封じて保存し、画面には二度と出しません。'}
    />
  </>
)
