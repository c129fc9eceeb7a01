import { Notice } from '#ui/index.ts'

interface DoneProps {
  words: Record<string, string>
  done: string | undefined
  /** False where the page goes on with a field of its own. */
  autoFocus?: boolean
}

/** What was just done, told after the redirect; the address carries only a known word. */
export function Done({ words, done, autoFocus }: DoneProps) {
  const message = done !== undefined && Object.hasOwn(words, done) ? words[done] : undefined
  return message ? (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- only handed on
    <Notice tone="success" live="status" autoFocus={autoFocus}>
      <p>{message}</p>
    </Notice>
  ) : null
}
