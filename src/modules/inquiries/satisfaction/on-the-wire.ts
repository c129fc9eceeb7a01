import type { Language } from '#lib/text/language.ts'
import type { WireMessage } from '../sending/wire.ts'
import { AGAIN, ANSWERS, type Question, type Tapped } from './satisfaction.ts'
import { postbackOf } from './signed.ts'
import { SATISFACTION, withFace } from './words.ts'

const labelOf = (lang: Language, word: Tapped) => (word === AGAIN ? SATISFACTION[lang].again : withFace(lang, word))

/** The buttons of a question under the last of its messages, where LINE shows them. */
export const withButtons =
  (question: Question, words: readonly Tapped[] = ANSWERS) =>
  (wire: WireMessage[]): WireMessage[] => {
    const items = words.map((word) => {
      const label = labelOf(question.lang, word)
      return {
        type: 'action' as const,
        action: { type: 'postback' as const, label, displayText: label, data: postbackOf(question, word) },
      }
    })
    return wire.map((message, at) => (at === wire.length - 1 ? { ...message, quickReply: { items } } : message))
  }
