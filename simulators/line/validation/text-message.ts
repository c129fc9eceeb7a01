import type { Fields, Violations } from './violations.ts'

const LONGEST_TEXT = 5_000

export function checkText(violations: Violations, property: string, message: Fields): void {
  const text = violations.text(`${property}.text`, message.text, LONGEST_TEXT)
  if (message.emojis === undefined || text === undefined) return
  for (const [index, one] of violations.list(`${property}.emojis`, message.emojis, 20).entries()) {
    const place = `${property}.emojis[${index}]`
    const emoji = violations.object(place, one)
    if (!emoji) continue
    const position = violations.number(`${place}.index`, emoji.index)
    violations.text(`${place}.productId`, emoji.productId, 100)
    violations.text(`${place}.emojiId`, emoji.emojiId, 100)
    if (position !== undefined && text[position] !== '$') violations.add(`${place}.index`, 'Must be the position of $')
  }
}

export function checkTextV2(violations: Violations, property: string, message: Fields): void {
  const text = violations.text(`${property}.text`, message.text, LONGEST_TEXT)
  if (text === undefined) return
  const substitution =
    message.substitution === undefined ? {} : violations.object(`${property}.substitution`, message.substitution)
  const keys = Object.keys(substitution ?? {})
  if (keys.length > 100) violations.add(`${property}.substitution`, 'Size must be between 0 and 100')
  for (const key of keys) {
    if (!/^\w{1,20}$/.test(key)) violations.add(`${property}.substitution`, `Invalid key: ${key}`)
  }
  const unescaped = text.replaceAll('{{', '').replaceAll('}}', '')
  for (const [, key] of unescaped.matchAll(/\{([^{}]*)\}/g)) {
    if (!keys.includes(key!)) violations.add(`${property}.text`, `Substitution not found: ${key}`)
  }
  if (/[{}]/.test(unescaped.replaceAll(/\{[^{}]*\}/g, ''))) violations.add(`${property}.text`, 'Braces must be paired')
}
