import { Disclosure, TextArea } from '#ui/index.ts'
import { LONGEST_CHOICE, MOST_CHOICES } from './choices.ts'

/** 返事のボタン: part of the reply's own form. */
export const ChoicesField = ({ typed, error }: { typed: string; error?: string | undefined }) => (
  <div class="reply-choices">
    <Disclosure summary="返事のボタン" open={typed !== '' || error !== undefined}>
      <TextArea
        name="choices"
        label="返事のボタン"
        hint={`1行に1つ。${LONGEST_CHOICE}文字まで、${MOST_CHOICES}個まで`}
        value={typed}
        error={error}
        rows={2}
        required={false}
      />
    </Disclosure>
  </div>
)
