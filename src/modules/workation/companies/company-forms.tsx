import { PostForm } from '#kernel/http/render.tsx'
import {
  Button,
  DateInput,
  Disclosure,
  errorFor,
  type FieldErrorText,
  FormActions,
  Select,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import { choices } from '#kernel/http/form-fields.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { type Company, companyHref, type CompanyActName, STAGES } from './company.ts'

export type CompanyForm = CompanyActName | 'next' | 'named'

export interface CompanyFormProps {
  company: Company
  today: Temporal.PlainDate
  /** The one that came back with errors. */
  form: CompanyForm | undefined
  typed: Typed | undefined
  errors: FieldErrorText[]
}

/** What a field of one of the forms gets: what was typed and what is wrong only in the form that came back. */
const fieldsIn =
  ({ form, typed, errors }: CompanyFormProps, own: CompanyForm) =>
  (name: string, value = '') => ({
    name,
    id: `${own}-${name}`,
    value: form === own && typed ? firstOf(typed, name) : value,
    error: form === own ? errorFor(errors, name) : undefined,
  })

const hiddenOf = ({ version }: Company, act?: CompanyActName) => ({ version: String(version), ...(act && { act }) })

/** 済みにする, and what is to be done after it. */
export function DoneForm(props: CompanyFormProps) {
  const { company, today } = props
  const field = fieldsIn(props, 'done')
  return (
    <PostForm action={`${companyHref(company.id)}/acts`} hidden={hiddenOf(company, 'done')}>
      <TextArea {...field('words')} label="結果" required={false} rows={2} />
      <TextInput {...field('nextAction')} label="その次の対応" required={false} hint="なければ、空のままにします" />
      <DateInput {...field('nextOn')} label="その次の対応の日" required={false} min={String(today)} />
      <FormActions>
        <Button>済みにする</Button>
      </FormActions>
    </PostForm>
  )
}

/** 次の対応を決める; folded where there is one. */
export function NextForm(props: CompanyFormProps) {
  const { company, today, form } = props
  const { nextAction, nextOn } = company
  const field = fieldsIn(props, 'next')
  const fields = (
    <PostForm action={`${companyHref(company.id)}/next`} hidden={hiddenOf(company)}>
      <TextInput {...field('nextAction', nextAction ?? '')} label="次の対応" required />
      <DateInput {...field('nextOn', String(nextOn ?? ''))} label="次の対応の日" required min={String(today)} />
      <FormActions>
        <Button variant={nextAction ? 'secondary' : 'primary'}>{nextAction ? '変更する' : '決める'}</Button>
      </FormActions>
    </PostForm>
  )
  if (!nextAction) return fields
  return (
    <Disclosure summary="次の対応の内容や日を変える" open={form === 'next'}>
      {fields}
    </Disclosure>
  )
}

export function NoteForm(props: CompanyFormProps) {
  const { company } = props
  return (
    <PostForm action={`${companyHref(company.id)}/acts`} hidden={hiddenOf(company, 'note')}>
      <TextArea
        {...fieldsIn(props, 'note')('words')}
        label="記録"
        required
        rows={3}
        hint="電話や面談の内容など。あとから変えられません。"
      />
      <FormActions>
        <Button variant="secondary">記録を残す</Button>
      </FormActions>
    </PostForm>
  )
}

export function StageForm(props: CompanyFormProps) {
  const { company, today, form } = props
  const field = fieldsIn(props, 'stage')
  const { [company.stage]: _, ...others } = STAGES
  return (
    <Disclosure summary="段階を変える" open={form === 'stage'}>
      <PostForm action={`${companyHref(company.id)}/acts`} hidden={hiddenOf(company, 'stage')}>
        <Select
          {...field('stage')}
          label="新しい段階"
          required
          placeholder="選んでください"
          options={choices(others)}
        />
        <DateInput
          {...field('onDay', String(today))}
          label="その段階になった日"
          required
          max={String(today)}
          hint="「開設」は、この日の月の効果に数えます"
        />
        <TextArea {...field('words')} label="添える言葉" required={false} rows={2} />
        <FormActions>
          <Button variant="secondary">段階を変える</Button>
        </FormActions>
      </PostForm>
    </Disclosure>
  )
}

export function NamedForm(props: CompanyFormProps) {
  const { company, form } = props
  const field = fieldsIn(props, 'named')
  return (
    <Disclosure summary="名前と所在地を変える" open={form === 'named'}>
      <PostForm action={companyHref(company.id)} hidden={hiddenOf(company)}>
        <TextInput {...field('name', company.name)} label="名前" required />
        <TextInput {...field('home', company.home)} label="所在地" required={false} hint="都道府県か国" />
        <FormActions>
          <Button variant="secondary">変更する</Button>
        </FormActions>
      </PostForm>
    </Disclosure>
  )
}
