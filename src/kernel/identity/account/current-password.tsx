import { TextInput } from '#ui/index.ts'

export const CurrentPassword = ({ error }: { error?: string }) => (
  <TextInput
    name="current-password"
    type="password"
    label="今のパスワード"
    hint="ご本人であることを確かめます"
    autoComplete="current-password"
    width="medium"
    error={error}
    required
  />
)
