import { randomInt } from 'node:crypto'

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789' // without those that look alike on paper

/** A password to read aloud or type once: five groups of five, 123 random bits. */
export const newPassword = (): string =>
  Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join(
    '-',
  )
