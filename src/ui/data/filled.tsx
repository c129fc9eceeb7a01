import type { ComponentChildren } from 'preact'

/** A sentence with something more than letters in the place of `{way}`, `{email}` and the like. */
export const Filled = ({ sentence, children }: { sentence: string; children: ComponentChildren }) => {
  const [before, after] = sentence.split(/\{\w+\}/)
  return (
    <>
      {before}
      {after !== undefined && children}
      {after}
    </>
  )
}
