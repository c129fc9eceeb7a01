import type { Context } from 'hono'
import { contentTag } from '#kernel/files/content-tag.ts'
import type { Program } from '#kernel/program.ts'

/** Addresses of small pictures: a browser keeps what it got under one, and asks for what is new under another. */
export interface PictureAddresses {
  ofPerson: (conversation: { id: number; picture: Buffer | null }) => string | undefined
  /** `content` in hexadecimal digits. */
  ofPreview: (conversationId: number, messageId: number, position: number, content: string) => string
}

export function pictureAddresses(program: Program, c: Context): PictureAddresses {
  return {
    ofPerson: ({ id, picture }) =>
      picture ? `/console/inquiries/${id}/picture/${contentTag(program, c, picture)}` : undefined,
    ofPreview: (conversationId, messageId, position, content) =>
      `/console/inquiries/${conversationId}/files/${messageId}/${position}/preview/${contentTag(program, c, Buffer.from(content, 'hex'))}`,
  }
}
