import { createHmac } from 'node:crypto'
import { sameBytes } from '#lib/crypto/seal.ts'
import { isLanguage, type Language, LANGUAGES, languages } from '#lib/text/language.ts'
import type { WireMessage } from '../sending/wire.ts'

const seal = (secretKey: string, lineUserId: string, lang: Language): Buffer =>
  createHmac('sha256', secretKey).update('language ').update(`${lang} ${lineUserId}`).digest()

/** The language that was tapped. Undefined where the button is not ours, or not theirs. */
export function readLanguage(secretKey: string, lineUserId: string, data: string | undefined): Language | undefined {
  const [, lang, sealed = ''] = /^language:([a-z]{2,4}):([\w-]{43})$/.exec(data ?? '') ?? []
  if (!isLanguage(lang)) return undefined
  return sameBytes(seal(secretKey, lineUserId, lang), Buffer.from(sealed, 'base64url')) ? lang : undefined
}

/** A button for each language under the last of the messages, each called as those who read it call it. */
export const withLanguages =
  (secretKey: string, lineUserId: string) =>
  (wire: WireMessage[]): WireMessage[] => {
    const items = languages.map((lang) => {
      const label = LANGUAGES[lang]
      const data = `language:${lang}:${seal(secretKey, lineUserId, lang).toString('base64url')}`
      return { type: 'action' as const, action: { type: 'postback' as const, label, displayText: label, data } }
    })
    return wire.map((message, at) => (at === wire.length - 1 ? { ...message, quickReply: { items } } : message))
  }
