import {
  Button,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  Cluster,
  DateInput,
  DatePartsInput,
  Dialog,
  DialogButton,
  ErrorSummary,
  Field,
  Fieldset,
  FileInput,
  Form,
  FormActions,
  RadioGroup,
  Select,
  Stack,
  TextArea,
  TextInput,
} from '../index.ts'
import { eras } from './form.page.tsx'
import { longName } from './sample.ts'

const variants = ['primary', 'secondary', 'tertiary', 'danger'] as const
const sizes = ['large', 'medium', 'small'] as const

export const Buttons = () => (
  <Stack>
    {sizes.map((size) => (
      <Cluster>
        {variants.map((variant) => (
          <Button type="button" variant={variant} size={size} icon="check">
            {variant}
          </Button>
        ))}
        <Button type="button" size={size} disabled>
          使えません
        </Button>
        <ButtonLink href="#link" variant="secondary" size={size}>
          リンク
        </ButtonLink>
      </Cluster>
    ))}
    <Button type="button" wide>
      {longName}
    </Button>
    <DialogButton dialog="confirm" variant="danger">
      取り下げる
    </DialogButton>
    <Dialog id="confirm" heading="申請を取り下げますか" actions={<Button variant="danger">取り下げる</Button>}>
      <p>取り下げると元に戻せません。もう一度申請することはできます。</p>
    </Dialog>
  </Stack>
)

export const Fields = () => (
  <Stack gap="loose">
    <ErrorSummary
      autoFocus={false}
      errors={[{ field: 'g-name', message: '名前を入力してください。' }, { message: '途中で送られました。' }]}
    />
    <Form action="/dev/ui" multipart>
      <TextInput name="g-name" label="名前" required error="名前を入力してください。例: 青空 花子" />
      <TextInput
        name="g-amount"
        label="金額"
        required={false}
        width="short"
        unit="円"
        inputMode="numeric"
        hint={longName}
      />
      <TextInput name="g-locked" label="変えられない値" value="2026-0412" readOnly />
      <TextInput name="g-disabled" label="使えない欄" value="—" disabled />
      <TextArea name="g-note" label="伝えたいこと" value={longName} />
      <Select name="g-era" label="元号" options={eras} value="平成" width="short" />
      <DateInput name="g-date" label="使う日" value="2026-11-24" />
      <DateInput name="g-time" label="始まり" kind="time" value="09:00" />
      <DatePartsInput name="g-birthday" legend="生年月日" eras={eras} />
      <Checkbox name="g-agree" label="同意します" required hint="あとから取り消せます" error="同意が必要です。" />
      <CheckboxGroup
        name="g-things"
        legend="必要なもの"
        hint="いくつでも"
        values={['desk']}
        inline
        options={[
          { value: 'desk', text: '机' },
          { value: 'screen', text: 'モニター' },
          { value: 'room', text: '個室', disabled: true },
        ]}
      />
      <RadioGroup
        name="g-way"
        legend="受け取り方"
        value="post"
        options={[
          { value: 'counter', text: '窓口', hint: '平日 8:30〜17:15' },
          { value: 'post', text: '郵便' },
        ]}
      />
      <FileInput name="g-file" label="書類" hint="PDF、10MBまで" multiple />
      <Fieldset name="g-period" legend="期間">
        <Field name="g-range" label="週数" hideLabel hint="自分で作る欄">
          {(wiring) => <input {...wiring} type="range" min={1} max={4} />}
        </Field>
      </Fieldset>
      <FormActions>
        <Button>保存する</Button>
        <ButtonLink href="#back" variant="secondary">
          戻る
        </ButtonLink>
      </FormActions>
    </Form>
    <Form action="/dev/ui" method="get" inline>
      <DateInput name="g-from" label="いつから" />
      <Select name="g-section" label="課" options={[{ value: '', text: 'すべて' }]} />
      <Button variant="secondary">しぼりこむ</Button>
    </Form>
  </Stack>
)
