import { type Language, languageOfTag } from '#lib/text/language.ts'

/** For islands: of the page they are on. やさしい日本語 is `ja` to a screen reader, and has a class. */
export const pageLanguage = (): Language =>
  document.body.classList.contains('easy') ? 'easy' : (languageOfTag(document.documentElement.lang) ?? 'ja')
