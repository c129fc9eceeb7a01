/**
 * Each two letters that stand beside each other, as one number of 31 bits, once. Letters beyond 65535 share numbers with others: what is found by them has to be
 * compared with the words themselves.
 */
export function pairsOf(words: string): number[] {
  const pairs = new Set<number>()
  let before: number | undefined
  for (const letter of words) {
    const code = letter === ' ' || letter === '\n' ? undefined : letter.codePointAt(0)!
    if (before !== undefined && code !== undefined) pairs.add(((before & 0x7fff) << 16) | (code & 0xffff))
    before = code
  }
  return [...pairs]
}
