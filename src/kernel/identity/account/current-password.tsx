import { TextInput } from '#ui/index.ts'

export interface CurrentPasswordProps {
  label?: string
  hint?: string
  error?: string
}

export const CurrentPassword = ({
  label = '今のパスワード',
  hint = 'ご本人であることを確かめます',
  error,
}: CurrentPasswordProps) => (
  <TextInput
    name="current-password"
    type="password"
    label={label}
    hint={hint}
    autoComplete="current-password"
    width="medium"
    error={error}
    required
  />
)
