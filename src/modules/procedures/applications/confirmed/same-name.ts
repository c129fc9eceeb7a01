/** What may differ between how a card writes a name and how its holder types it: spaces, and which form of a character is drawn. */
const plain = (name: string): string =>
  name.normalize('NFKC').replaceAll(/[\s\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu, '')

/** Whether a typed name is that of the card. 髙 and 高 are different characters: a person looks at such. */
export const sameName = (typed: string, onCard: string): boolean => plain(typed) === plain(onCard)
