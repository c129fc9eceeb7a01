import { randomUUID } from 'node:crypto'
import { PostForm } from '#kernel/http/render.tsx'
import type { Mistake } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import {
  Button,
  Checkbox,
  Cluster,
  DateInput,
  errorFor,
  FormActions,
  RadioGroup,
  Select,
  TextInput,
} from '#ui/index.ts'
import { CALLBACKS, type CallForm } from './call.ts'
import type { Caller } from './callers/callers.queries.ts'
import { KnownCallers } from './callers/known-callers.tsx'

export interface CallFormProps {
  sections: { id: number; name: string }[]
  form: CallForm | undefined
  errors: Mistake[]
  callers: readonly Caller[]
  now: Temporal.Instant
}

/** 電話メモ: in the order in which it is said, from the keyboard alone; Enter records it. */
export function CallFormFields({ sections, form, errors, callers, now }: CallFormProps) {
  return (
    <PostForm action="/console/inquiries/calls" hidden={{ key: form?.key ?? randomUUID() }} id="call-form">
      <Cluster>
        <TextInput
          name="phone"
          label="電話番号"
          type="tel"
          required={false}
          width="medium"
          autoComplete="off"
          autofocus={!form}
          value={form?.phone}
          error={errorFor(errors, 'phone')}
        />
        <TextInput
          name="name"
          label="お名前"
          required={false}
          width="medium"
          autoComplete="off"
          value={form?.name}
          error={errorFor(errors, 'name')}
        />
      </Cluster>
      <div id="callers" aria-live="polite">
        <KnownCallers callers={callers} chosen={form?.person} now={now} error={errorFor(errors, 'person')} />
      </div>
      <TextInput
        name="about"
        label="用件"
        required={false}
        hint="一行で。例 水道の使用開始"
        autoComplete="off"
        value={form?.about}
        error={errorFor(errors, 'about')}
      />
      <RadioGroup
        name="callback"
        legend="折り返し"
        inline
        required
        value={form ? form.callback : 'needed'}
        options={Object.entries(CALLBACKS).map(([value, text]) => ({ value, text }))}
        error={errorFor(errors, 'callback')}
      />
      <Cluster>
        <DateInput
          name="day"
          label="折り返す日"
          required={false}
          min={dateInTokyo(now).toString()}
          value={form?.day}
          error={errorFor(errors, 'day')}
        />
        <DateInput
          name="time"
          label="時刻"
          kind="time"
          required={false}
          value={form?.time}
          error={errorFor(errors, 'time')}
        />
      </Cluster>
      <Checkbox name="repeat" label="前にも同じ用件で電話があった" checked={form?.repeat === '1'} />
      {sections.length > 1 && (
        <Select
          name="section"
          label="課"
          width="medium"
          options={sections.map(({ id, name }) => ({ value: String(id), text: name }))}
          value={form?.section || String(sections[0]?.id ?? '')}
          error={errorFor(errors, 'section')}
        />
      )}
      <FormActions>
        <Button icon="phone">記録する</Button>
      </FormActions>
    </PostForm>
  )
}
