// For tests of pages in several languages: what of a page is Japanese without saying so.
import type { Language } from '#lib/text/language.ts'

const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}]/u
const JAPANESE = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u

/** What says of itself that it is another language, and the title, which cannot. */
function withoutOthers(html: string): string {
  const body = html.replace(/^.*?<body/s, '<body')
  const inner = body.replaceAll(/<(\w+)[^>]*\slang="[^"]*"[^>]*>(?:(?!<\1[\s>]).)*?<\/\1>/gs, '')
  return inner === body ? body : withoutOthers(`<body${inner.slice('<body'.length)}`)
}

/** Where a page in this language holds Japanese that is not marked as such; undefined where it holds none. Chinese is told by kana alone. */
export function japaneseIn(html: string, language: Language): string | undefined {
  const words = withoutOthers(html)
  const at = words.search(language === 'zh' ? KANA : JAPANESE)
  return at < 0 ? undefined : words.slice(Math.max(0, at - 80), at + 80)
}
