import { Button, CardLayout, Document, Form, Notice, TextInput } from '../index.ts'
import { town } from './sample.ts'
import type { ScreenProps } from './screen-props.ts'

export const SignInScreen = ({ stylesheet, theme }: ScreenProps) => (
  <Document title="サインイン | あおぞら市" stylesheet={stylesheet} theme={theme && { color: theme }}>
    <CardLayout
      town={{ ...town, service: '職員コンソール' }}
      heading="サインイン"
      foot={<p>パスワードを忘れたときは、情報政策課(内線 2210)へ。</p>}
    >
      <Form action="/sign-in">
        <Notice tone="error" live="alert">
          <p>職員番号かパスワードが違います。あと4回で15分間止まります。</p>
        </Notice>
        <TextInput name="staff-number" label="職員番号" required autoComplete="username webauthn" inputMode="numeric" />
        <TextInput name="password" type="password" label="パスワード" required autoComplete="current-password" />
        <Button wide>サインイン</Button>
        <Button variant="secondary" wide icon="key" name="way" value="passkey">
          パスキーでサインイン
        </Button>
      </Form>
    </CardLayout>
  </Document>
)
