import { randomUUID } from 'node:crypto'
import { FORM } from '#kernel/http/form-words.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, ErrorSummary, errorFor, FileInput, FormActions, Stack, TextArea, TextInput } from '#ui/index.ts'
import type { Mistake } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { ASKER } from './asker-words.ts'
import { LONGEST_QUESTION } from './write.ts'

export interface TypedQuestion {
  name: string
  text: string
  email: string
}

export interface QuestionFormProps {
  lang: Language
  action: string
  /** What we do not know yet. */
  asksName: boolean
  asksEmail: boolean
  typed?: TypedQuestion | undefined
  errors: Mistake[]
  /** Answers stand above it, and it is sent all the same. */
  toStaff?: boolean
  /** Under which what was shown is counted. */
  offer?: string | undefined
}

/** The first question of a conversation. */
export function QuestionForm({
  lang,
  action,
  asksName,
  asksEmail,
  typed,
  errors,
  toStaff = false,
  offer,
}: QuestionFormProps) {
  const words = ASKER[lang].ask
  return (
    <Stack>
      <ErrorSummary errors={errors} heading={FORM[lang].wrongHeading} />
      <PostForm
        action={action}
        multipart
        hidden={{ key: randomUUID(), ...(toStaff && { to: 'staff' }), ...(offer && { offer }) }}
      >
        {asksName && (
          <TextInput
            name="name"
            label={words.name}
            hint={words.nameHint}
            value={typed?.name}
            error={errorFor(errors, 'name')}
            autoComplete="name"
            width="medium"
            maxLength={50}
            requiredWord={FORM[lang].required}
            required
          />
        )}
        <TextArea
          name="text"
          label={words.text}
          hint={words.textHint}
          value={typed?.text}
          error={errorFor(errors, 'text')}
          maxLength={LONGEST_QUESTION}
          requiredWord={FORM[lang].required}
          required
        />
        <FileInput
          name="files"
          label={words.files}
          hint={words.filesHint}
          error={errorFor(errors, 'files')}
          accept="image/*,video/mp4,.pdf,.docx,.xlsx,.pptx,.csv,.txt"
          multiple
        />
        {asksEmail && (
          <TextInput
            name="email"
            type="email"
            label={words.email}
            hint={words.emailHint}
            value={typed?.email}
            error={errorFor(errors, 'email')}
            autoComplete="email"
            autoCapitalize="none"
            spellcheck={false}
          />
        )}
        <FormActions>
          <Button size="large" icon="send">
            {toStaff ? words.toStaff : words.send}
          </Button>
        </FormActions>
      </PostForm>
    </Stack>
  )
}
