import type { Context } from 'hono'
import { z } from 'zod'
import { LARGEST_FILE } from './signed-package.ts'

/** What a form carries from looking at a file to adopting it: the whole file again, which is opened and checked again. */
export const PostedPackage = z.object({
  file: z.string().max(LARGEST_FILE),
  fingerprint: z.string().max(64).default(''),
  confirmed: z.literal('1').optional(),
  older: z.literal('1').optional(),
  against: z.string().max(64).default(''),
})

/** The fingerprint that somebody says to have compared. */
export const confirmedIn = ({
  fingerprint,
  confirmed,
}: Pick<z.output<typeof PostedPackage>, 'fingerprint' | 'confirmed'>) => confirmed && fingerprint

/** The file that came with a form; none where it is larger than any that we would read. */
export async function packageIn(c: Context): Promise<Uint8Array> {
  const { file } = await c.req.parseBody()
  return file instanceof File ? new Uint8Array(await file.slice(0, LARGEST_FILE + 1).arrayBuffer()) : new Uint8Array()
}
