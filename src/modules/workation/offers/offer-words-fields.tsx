import { type FieldErrorText, Fieldset, TextArea, TextInput } from '#ui/index.ts'
import { fieldsOf } from '#kernel/http/form-fields.ts'
import type { Typed } from '#kernel/http/form-reader.ts'

/** The words of an offer in both languages, one beside the other. */
export function OfferWordsFields({ typed, errors }: { typed: Typed; errors: FieldErrorText[] }) {
  const field = fieldsOf(typed, errors)
  return (
    <>
      <Fieldset name="japanese" legend="日本語">
        <TextInput {...field('name')} label="名前" required />
        <TextInput {...field('summary')} label="ひとことの紹介" required hint="一覧に出る一文です。120文字まで。" />
        <TextArea {...field('body')} label="説明" required={false} rows={6} />
      </Fieldset>
      <Fieldset name="english" legend="英語" hint="英語のページに出ます。説明がないときは、日本語の説明を出します。">
        <TextInput {...field('nameEn')} label="名前(英語)" required lang="en" />
        <TextInput {...field('summaryEn')} label="ひとことの紹介(英語)" required lang="en" />
        <TextArea {...field('bodyEn')} label="説明(英語)" required={false} rows={6} lang="en" />
      </Fieldset>
    </>
  )
}
