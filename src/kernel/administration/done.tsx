import { Notice } from '#ui/index.ts'

/** What was just done, told after the redirect; the address carries only a known word. */
export function Done({ words, done }: { words: Record<string, string>; done: string | undefined }) {
  const message = done !== undefined && Object.hasOwn(words, done) ? words[done] : undefined
  return message ? (
    <Notice tone="success" live="status">
      <p>{message}</p>
    </Notice>
  ) : null
}
