import { z } from 'zod'

/** Text of a form; absent, repeated or far too long is the same as empty, and refused as such. */
export const text = (longest: number) => z.string().max(longest).catch('')

export const ticked = z.unknown().optional().transform(Boolean)

/** Read by a rule of its own. */
export const asGiven = z.unknown().optional()
