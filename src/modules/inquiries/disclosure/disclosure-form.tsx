import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, Checkbox, errorFor, type FieldErrorText, FormActions, Section, TextInput } from '#ui/index.ts'
import { LONGEST_REASON } from '../retention/retention.ts'

interface DisclosureFormProps {
  conversation: { id: number }
  typed: Typed
  errors: FieldErrorText[]
  /** Other conversations of the same person. */
  others: number
}

/** 開示: everything that the desk holds of whoever asked, as one file for them. */
export const DisclosureForm = ({ conversation: { id }, typed, errors, others }: DisclosureFormProps) => (
  <Section heading="本人への開示">
    <p>
      この人の相談{others > 0 ? `(ほかの ${others}件のうち、見られるものも)` : ''}
      を、読める形(HTML)、データ(JSON)、添付のファイルにして、一つの ZIP
      にします。職員の名前は入りません。本文にほかの人のことが書かれていないか、確かめてから渡してください。
    </p>
    <PostForm action={`/console/inquiries/${id}/disclosures`}>
      <TextInput
        name="why"
        label="開示の理由"
        hint="記録に残ります。例: 保有個人情報の開示請求(受付 R8-12)"
        maxLength={LONGEST_REASON}
        value={firstOf(typed, 'why')}
        error={errorFor(errors, 'why')}
      />
      <Checkbox
        name="notes"
        label="職員どうしのメモも入れる"
        hint="メモも、本人の保有個人情報として開示の対象になることがあります。不開示とする部分がないか、確かめてから渡してください。"
        checked={firstOf(typed, 'notes') !== ''}
      />
      <FormActions>
        <Button variant="secondary" icon="download">
          ZIP を作ってダウンロードする
        </Button>
      </FormActions>
    </PostForm>
  </Section>
)
