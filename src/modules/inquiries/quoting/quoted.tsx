import type { Language } from '#lib/text/language.ts'
import { shorten } from '#lib/text/names.ts'
import { THREAD } from '../conversations/thread-words.ts'
import { LONGEST_QUOTE, type Quote } from './quote.ts'

/** What is answered, above the answer. @param who said it, as the page calls them */
export function Quoted({ quote, who, lang }: { quote: Quote; who: string; lang: Language }) {
  return (
    <blockquote class="message-quote">
      <span class="visually-hidden">{THREAD[lang].quoted}</span>
      <cite>{who}</cite>
      <span class="message-words">{quoteInWords(quote, lang)}</span>
    </blockquote>
  )
}

function quoteInWords({ kind, body, withdrawn }: Quote, lang: Language): string {
  const words = THREAD[lang]
  if (withdrawn) return words.withdrawn
  if (kind === 'sticker') return words.sticker(body)
  const what = kind === 'location' ? words.place : (words.kinds[kind] ?? (kind === 'file' ? words.file : ''))
  return shorten([what, body].filter(Boolean).join(' '), LONGEST_QUOTE)
}
