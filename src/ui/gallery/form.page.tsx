import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Checkbox,
  DatePartsInput,
  Document,
  ErrorSummary,
  errorFor,
  FileInput,
  Form,
  FormActions,
  PageHeading,
  PortalLayout,
  RadioGroup,
  Select,
  Steps,
  TextArea,
  TextInput,
} from '../index.ts'
import { PortalTools } from './portal.page.tsx'
import { town } from './sample.ts'
import type { ScreenProps } from './screen-props.ts'

const errors = [
  { field: 'name', message: '名前を入力してください。例: 青空 花子' },
  { field: 'postal', message: '郵便番号は数字7けたで入力してください。例: 0000000' },
  { field: 'birthday', message: '2月に30日はありません。生年月日を確かめてください。' },
  { field: 'delivery', message: '受け取り方を選んでください。' },
]

const error = (field: string) => errorFor(errors, field)

export const eras = ['令和', '平成', '昭和', '大正', '西暦'].map((era) => ({ value: era, text: era }))

export const FormScreen = ({ stylesheet, theme }: ScreenProps) => (
  <Document title="エラー: 住民票の写し 2 / 6 | あおぞら市" stylesheet={stylesheet} theme={theme && { color: theme }}>
    <PortalLayout
      town={town}
      tools={<PortalTools />}
      width="narrow"
      breadcrumbs={
        <Breadcrumbs
          items={[{ text: 'ホーム', href: '/' }, { text: '手続き', href: '/procedures' }, { text: '住民票の写し' }]}
        />
      }
    >
      <Steps current={2} total={6} name="あなたについて" />
      <PageHeading lead="5分ほどで書けます。書いた内容は自動で保存されます。">あなたについて教えてください</PageHeading>
      <ErrorSummary errors={errors} />
      <Form action="/procedures/resident-record/2" hidden={{ version: '3' }}>
        <TextInput name="name" label="名前" required error={error('name')} autoComplete="name" />
        <TextInput name="kana" label="ふりがな" required value="あおぞら はなこ" hint="ひらがなで" />
        <TextInput
          name="postal"
          label="郵便番号"
          required
          width="short"
          inputMode="numeric"
          value="123"
          hint="ハイフンは要りません"
          error={error('postal')}
          autoComplete="postal-code"
        />
        <DatePartsInput
          name="birthday"
          legend="生年月日"
          required
          eras={eras}
          value={{ era: '平成', year: '2', month: '2', day: '30' }}
          error={error('birthday')}
        />
        <Select
          name="reason"
          label="何に使いますか"
          required={false}
          placeholder="選んでください"
          options={[
            { value: 'school', text: '学校に出す' },
            { group: 'お金', options: [{ value: 'bank', text: '銀行に出す' }] },
          ]}
        />
        <RadioGroup
          name="delivery"
          legend="受け取り方"
          required
          error={error('delivery')}
          options={[
            { value: 'counter', text: '窓口で受け取る', hint: '市役所1階 市民課。平日 8:30〜17:15' },
            { value: 'post', text: '郵便で受け取る', hint: '送料84円がかかります' },
          ]}
        />
        <FileInput name="id" label="本人確認書類の写真" required hint="JPEG・PNG・PDF、1枚10MBまで" />
        <TextArea name="note" label="伝えたいこと" required={false} rows={3} />
        <Checkbox name="agree" label="内容に間違いはありません" required />
        <FormActions sticky>
          <Button size="large">次へ</Button>
          <ButtonLink href="?step=1" variant="secondary" size="large">
            戻る
          </ButtonLink>
        </FormActions>
      </Form>
    </PortalLayout>
  </Document>
)
