import { createHmac } from 'node:crypto'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { newToken } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Language } from '#lib/text/language.ts'
import { languageOfTalk } from '../languages/languages.queries.ts'
import { asksWith } from '../languages/talk-words.ts'
import type { WireMessage } from '../sending/wire.ts'
import { CODE_WORDS, LINK_WORDS, POINTER } from './pointer-words.ts'
import { findStay } from './stays.queries.ts'
import { CODE_MINUTES, insertConfidentialLink, LINK_HOURS, saveCode } from './visits.queries.ts'

/** 案内: what LINE hears of what goes on on the page. It says where, and nothing of what. */
export type Pointer = 'moved' | 'news' | 'link' | 'code'

const asksForLink = asksWith(Object.values(LINK_WORDS))
const asksForCode = asksWith(Object.values(CODE_WORDS))

export const asksFor = (text: string): 'link' | 'code' | undefined =>
  asksForLink(text) ? 'link' : asksForCode(text) ? 'code' : undefined

/** LINE's own browser forgets: the link leads into that which the phone opens pages with. */
const linkText = (words: (typeof POINTER)[Language], pointer: Exclude<Pointer, 'code'>, link: string) =>
  `${words[pointer]}

${link}?openExternalBrowser=1

${words.howToOpen(LINK_HOURS)}`

const askForCode = (label: string) =>
  ({ type: 'action', action: { type: 'message', label, text: CODE_WORDS.ja } }) as const

/** The key, and the town that it is for. */
export interface CodeMaker {
  secretKey: string
  slug: string
}

const hmac = ({ secretKey, slug }: CodeMaker, ...what: (string | number)[]): Buffer =>
  createHmac('sha256', secretKey)
    .update(JSON.stringify([slug, ...what]))
    .digest()

/** The same for every try of one request: whichever of them reached the phone, its number is the one that counts. */
const codeFor = (maker: CodeMaker, retryKey: string): string =>
  String(hmac(maker, 'page code', retryKey).readUIntBE(0, 6) % 1_000_000).padStart(6, '0')

/** What the database keeps of a number. */
export const codeDigest = (maker: CodeMaker, stayId: number, code: string): Buffer =>
  hmac(maker, 'page code kept', stayId, code)

/** The words of a pointer, made when it is sent: link and number stand nowhere but in the talk. Undefined where the talk is back on LINE. */
export async function writePointer(
  maker: CodeMaker,
  municipality: Municipality,
  now: Temporal.Instant,
  { conversationId, retryKey }: { conversationId: number; retryKey: string },
  pointer: Pointer,
): Promise<WireMessage[] | undefined> {
  const db: Db<'inquiries'> = municipality.db
  const { id: stayId, endedAt } = (await findStay(db, conversationId))!
  if (endedAt) return undefined
  const words = POINTER[await languageOfTalk(db, { id: conversationId })]
  if (pointer === 'code') {
    const code = codeFor(maker, retryKey)
    await saveCode(db, now, { stayId, digest: codeDigest(maker, stayId, code) })
    return [{ type: 'text', text: words.code(code, CODE_MINUTES) }]
  }
  const token = newToken()
  await insertConfidentialLink(db, now, { token, stayId })
  const text = linkText(words, pointer, `${municipality.publicUrl}/line/page/${token}`)
  return [{ type: 'text', text, quickReply: { items: [askForCode(words.getCode)] } }]
}
