import { Refusal } from '#lib/refusal.ts'
import { isCommonPassword } from './common-passwords.ts'

/** Least length in characters: without a second factor, and with one (ASVS 6.2.1, 6.2.4). */
export const MIN_LENGTH = { alone: 15, withSecondFactor: 8 } as const
export const MAX_LENGTH = 128

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()
export const lengthOf = (password: string): number => [...password.normalize('NFKC')].length

/** Words that everybody guesses first: one's own sign-in name and the names of the town, with and without 市. */
export const ownWordsOf = (signInName: string, town: { name: string; slug: string }): string[] =>
  [signInName, town.slug, town.name, town.name.replace(/[都道府県市区町村]$/u, '')].filter((word) => word.length >= 3)

const refuse = (message: string): never => {
  throw new Refusal(422, message, 'password')
}

/** Refuses a new password that is too short, too long or easy to guess, and says what would do. */
export async function refuseWeakPassword(
  password: string,
  about: { hasSecondFactor: boolean; ownWords: string[] },
): Promise<void> {
  const least = about.hasSecondFactor ? MIN_LENGTH.withSecondFactor : MIN_LENGTH.alone
  if (lengthOf(password) < least) {
    const shorter = about.hasSecondFactor ? '' : '(二段階認証を使うと8文字以上で済みます)'
    refuse(`新しいパスワードは${least}文字以上にしてください${shorter}。例: 関係のない言葉をいくつかつなげる`)
  }
  if (lengthOf(password) > MAX_LENGTH) refuse(`新しいパスワードは${MAX_LENGTH}文字以内にしてください。`)
  const contained = about.ownWords.find((word) => folded(password).includes(folded(word)))
  if (contained) refuse(`「${contained}」は推測されやすいので、含めないでください。`)
  if (await isCommonPassword(password, about.ownWords)) {
    refuse('よく使われる、または推測されやすいパスワードです。関係のない言葉をいくつかつなげてください。')
  }
}
