import { fieldsOf, wholeNumber } from '#kernel/http/form-fields.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import { DateInput, type FieldErrorText, Fieldset, Grid, Select, TextArea, TextInput } from '#ui/index.ts'
import { PointFields } from '../records/form-parts.tsx'

interface EventFieldsProps {
  typed: Typed
  errors: FieldErrorText[]
  facilities: { id: number; name: string }[]
}

/** What is asked of an event. */
export function EventFields({ typed, errors, facilities }: EventFieldsProps) {
  const field = fieldsOf(typed, errors)
  return (
    <>
      <TextInput {...field('title')} label="イベント名" required hint="例: 第12回 みなと秋まつり" />
      <TextInput {...field('titleKana')} label="フリガナ" required />
      <TextInput {...field('titleEn')} label="イベント名(英語)" required={false} lang="en" />
      <TextArea {...field('description')} label="説明" required rows={4} hint="何をする催しか。1,000文字まで。" />
      <Fieldset name="when" legend="いつ" hint="一日で終わるときは、終了日を空にします。">
        <Grid min="small">
          <DateInput {...field('startsOn')} label="開始日" required />
          <DateInput {...field('endsOn')} label="終了日" required={false} />
          <DateInput {...field('startsAt')} kind="time" label="開始時間" required />
          <DateInput {...field('endsAt')} kind="time" label="終了時間" required />
        </Grid>
        <TextInput {...field('timeNote')} label="日時の補足" required={false} hint="例: 雨のときは翌日" />
      </Fieldset>
      <Fieldset name="where" legend="どこで" hint="町の施設を選ぶか、ほかの場所の名前と住所を入力します。">
        <Select
          {...field('facility')}
          label="町の施設"
          required={false}
          placeholder="町の施設ではない"
          options={facilities.map(({ id, name }) => ({ value: String(id), text: name }))}
        />
        <Grid>
          <TextInput {...field('place')} label="ほかの場所の名前" required={false} hint="例: 浜の宮海岸" />
          <TextInput
            {...field('address')}
            label="ほかの場所の住所"
            required={false}
            hint="例: 宮崎県あおぞら市浜の宮1-1"
          />
        </Grid>
        <PointFields typed={typed} errors={errors} />
      </Fieldset>
      <Fieldset name="who" legend="料金と連絡先">
        <Grid>
          <TextInput {...field('fee')} label="料金" required={false} hint="例: 無料、500円" />
          <TextInput {...field('organiser')} label="主催者" required={false} hint="例: 実行委員会" />
          <TextInput {...field('contact')} label="連絡先" required hint="例: 移住定住推進課" />
          <TextInput
            {...field('phone')}
            type="tel"
            width="medium"
            label="電話番号"
            required={false}
            hint="例: 0980-00-0100"
          />
        </Grid>
        <TextInput {...field('url')} type="url" label="URL" required={false} hint="例: https://example.jp/matsuri" />
      </Fieldset>
      <Fieldset name="joining" legend="申込">
        <Grid min="small">
          <TextInput {...field('capacity')} {...wholeNumber} label="定員" unit="人" required={false} />
          <DateInput {...field('applyUntil')} label="申込の締切" required={false} />
        </Grid>
        <TextInput {...field('applyHow')} label="申込の方法" required={false} hint="例: 電話、または窓口で" />
      </Fieldset>
    </>
  )
}
