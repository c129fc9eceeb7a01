/** Whether what was written in the talk is one of these words and nothing else, as phones write it. */
export function asksWith(words: readonly string[]): (text: string) => boolean {
  const known = new Set(words)
  return (text) => known.has(text.normalize('NFKC').trim().toLowerCase())
}
