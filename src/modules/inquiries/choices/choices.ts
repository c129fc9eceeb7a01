import { Refusal } from '#lib/refusal.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import type { WireMessage } from '../sending/wire.ts'

/** Limits of LINE, and so of every channel: buttons under a reply, UTF-16 units of each. */
export const MOST_CHOICES = 13
export const LONGEST_CHOICE = 20
/** As much of them as a draft keeps. */
export const LONGEST_TYPED = 2_000

/**
 * 返事のボタン: short answers that whoever asked can tap instead of writing, one a line as they are typed. The same twice is once.
 * @throws Refusal 422
 */
export function readChoices(typed: string): string[] {
  const lines = typed.replaceAll('\0', '').split(/[\r\n]+/)
  const tidy = lines.map(
    (line) =>
      maskIdentityNumbers(
        line
          .normalize('NFC')
          .replaceAll(/[\p{Cc}\s]+/gu, ' ')
          .trim()
          .toWellFormed(),
      ).text,
  )
  const choices = [...new Set(tidy)].filter((line) => line !== '')
  if (choices.length > MOST_CHOICES) throw new Refusal(422, `返事のボタンは ${MOST_CHOICES} 個までです。`, 'choices')
  const long = choices.find((choice) => choice.length > LONGEST_CHOICE)
  if (long !== undefined)
    throw new Refusal(
      422,
      `返事のボタンは 1 つ ${LONGEST_CHOICE} 文字までです: 「${long.slice(0, 40).toWellFormed()}」`,
      'choices',
    )
  return choices
}

/** LINE shows the buttons under the last message of a talk: what is tapped comes back as a message. */
export function withChoices(wire: WireMessage[], choices: readonly string[]): WireMessage[] {
  if (choices.length === 0) return wire
  const items = choices.map((text) => ({
    type: 'action' as const,
    action: { type: 'message' as const, label: text, text },
  }))
  return wire.map((message, at) => (at === wire.length - 1 ? { ...message, quickReply: { items } } : message))
}
