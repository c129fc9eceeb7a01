import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { contentTags } from '#kernel/files/content-tag.ts'
import type { Program } from '#kernel/program.ts'

/** Addresses of small pictures: a browser keeps what it got under one, and asks for what is new under another. */
export interface PictureAddresses {
  ofPerson: (conversation: { id: number; picture: Buffer | null }) => string | undefined
  /** `content` in hexadecimal digits. */
  ofPreview: (conversationId: number, messageId: number, position: number, content: string) => string
}

/** @param tagOf names a content, in hexadecimal digits */
const addressesWith = (tagOf: (content: string) => string): PictureAddresses => ({
  ofPerson: ({ id, picture }) =>
    picture ? `/console/inquiries/${id}/picture/${tagOf(picture.toString('hex'))}` : undefined,
  ofPreview: (conversationId, messageId, position, content) =>
    `/console/inquiries/${conversationId}/files/${messageId}/${position}/preview/${tagOf(content)}`,
})

/** Where a session's own tag goes: drawn by chance at the start, so that no words that somebody sends look like it. */
const HOLE = randomBytes(16).toString('hex')
const HOLES = new RegExp(`${HOLE}([0-9a-f]{64})`, 'g')

/** For what is drawn once for everybody: with holes, which each session fills. */
export const openAddresses = addressesWith((content) => `${HOLE}${content}`)

/** One session's. */
export interface OwnAddresses extends PictureAddresses {
  /** Puts its tags into what was drawn for everybody. */
  fill: (html: string) => string
}

export function pictureAddresses(program: Program, c: Context): OwnAddresses {
  const tagOf = contentTags(program, c)
  return { ...addressesWith(tagOf), fill: (html) => html.replace(HOLES, (_, content: string) => tagOf(content)) }
}
