import { newToken } from '#lib/crypto/seal.ts'
import type { Tx } from '#lib/db/connect.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import { insertLink, type NewLink } from './links.queries.ts'

export { revokeLink as revokeFileLink } from './links.queries.ts'

/** An unguessable address for somebody without a session, such as a phone that loads a picture days later. */
export async function makeFileLink(tx: Tx, link: NewLink): Promise<string> {
  const token = newToken()
  await insertLink(tx, token, link)
  return token
}

/** The name is for the reader of the address, and for a browser that saves it; the token alone finds the file. */
export const fileLinkUrl = ({ publicUrl }: Municipality, token: string, name: string): string =>
  `${publicUrl}/files/${token}/${encodeURIComponent(name)}`
