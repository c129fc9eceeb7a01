import { createHmac } from 'node:crypto'
import { sameBytes } from '#lib/crypto/seal.ts'
import { AGAIN, isAnswer, type Question, type Tapped } from './satisfaction.ts'

/** A word about one question that nobody else can have made: bound to its conversation and its resident. */
const seal = ({ id, conversationId, residentId, signingKey }: Question, word: string): string =>
  createHmac('sha256', signingKey)
    .update(`${id} ${conversationId} ${residentId} ${word}`)
    .digest('base64url')
    .slice(0, 32)

const isSealed = (question: Question, word: string, mac: string): boolean =>
  sameBytes(Buffer.from(seal(question, word)), Buffer.from(mac))

const PREFIX = 'satisfaction'

/** What a button sends back when it is tapped. */
export const postbackOf = (question: Question, word: Tapped): string =>
  [PREFIX, question.id, word, seal(question, word)].join(' ')

export interface Tap {
  id: number
  word: Tapped
  mac: string
}

/** Undefined where another button sent it. */
export function readPostback(data: string | undefined): Tap | undefined {
  const [, id, word = '', mac = ''] = /^satisfaction (\d{1,15}) ([a-z]{1,10}) ([\w-]{32})$/.exec(data ?? '') ?? []
  if (id === undefined || !(isAnswer(word) || word === AGAIN)) return undefined
  return { id: Number(id), word, mac }
}

export const isGenuine = (question: Question, { word, mac }: Tap): boolean => isSealed(question, word, mac)

/** The page of a question for whoever has no other: where they say more. */
export const pageOf = (question: Question): `/satisfaction/${string}` =>
  `/satisfaction/${question.id}-${seal(question, 'page')}`

/** @returns the question that an address names, and its seal */
export function readPage(address: string): { id: number; mac: string } {
  const [, id = '0', mac = ''] = /^(\d{1,15})-([\w-]{32})$/.exec(address) ?? []
  return { id: Number(id), mac }
}

export const opens = (question: Question, mac: string): boolean => isSealed(question, 'page', mac)
