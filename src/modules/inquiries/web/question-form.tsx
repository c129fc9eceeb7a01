import { randomUUID } from 'node:crypto'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, ErrorSummary, errorFor, FileInput, FormActions, Stack, TextArea, TextInput } from '#ui/index.ts'
import type { Mistake } from '#lib/refusal.ts'
import { FILES_THAT_FIT } from '../sending/files-fit.ts'
import { LONGEST_QUESTION } from './write.ts'

export interface TypedQuestion {
  name: string
  text: string
  email: string
}

export interface QuestionFormProps {
  action: string
  /** What we do not know yet. */
  asksName: boolean
  asksEmail: boolean
  typed?: TypedQuestion | undefined
  errors: Mistake[]
}

/** The first question of a conversation. */
export const QuestionForm = ({ action, asksName, asksEmail, typed, errors }: QuestionFormProps) => (
  <Stack>
    <ErrorSummary errors={errors} />
    <PostForm action={action} multipart hidden={{ key: randomUUID() }}>
      {asksName && (
        <TextInput
          name="name"
          label="お名前"
          hint="呼び名でもかまいません"
          value={typed?.name}
          error={errorFor(errors, 'name')}
          autoComplete="name"
          width="medium"
          maxLength={50}
          required
        />
      )}
      <TextArea
        name="text"
        label="聞きたいこと"
        hint="マイナンバーは書かないでください"
        value={typed?.text}
        error={errorFor(errors, 'text')}
        maxLength={LONGEST_QUESTION}
        required
      />
      <FileInput
        name="files"
        label="写真・ファイル"
        hint={FILES_THAT_FIT}
        error={errorFor(errors, 'files')}
        accept="image/*,video/mp4,.pdf,.docx,.xlsx,.pptx,.csv,.txt"
        multiple
      />
      {asksEmail && (
        <TextInput
          name="email"
          type="email"
          label="メールアドレス"
          hint="返信があったことをお知らせします。なければ、次に出るページのアドレスを控えてください"
          value={typed?.email}
          error={errorFor(errors, 'email')}
          autoComplete="email"
          autoCapitalize="none"
          spellcheck={false}
        />
      )}
      <FormActions>
        <Button size="large" icon="send">
          送信する
        </Button>
      </FormActions>
    </PostForm>
  </Stack>
)
