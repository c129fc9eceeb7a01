import { z } from 'zod'

const who = { channelId: z.string().optional(), resident: z.string(), groupId: z.string().optional() }
const base64 = z.base64().optional()
const media = { base64, contentType: z.string().optional(), preparing: z.number().int().min(0).optional() }
const outcome = z.enum(['ready', 'failed']).optional()

/** What a resident does. `resident`: a display name or a user id. */
export const ActShape = z.discriminatedUnion('act', [
  z.object({ act: z.literal('follow'), ...who }),
  z.object({ act: z.literal('block'), ...who }),
  z.object({
    act: z.literal('text'),
    ...who,
    text: z.string().min(1),
    quotedMessageId: z.string().optional(),
    emojis: z.array(z.any()).optional(),
    mention: z.array(z.any()).optional(),
  }),
  z.object({
    act: z.literal('images'),
    ...who,
    count: z.number().int().min(1).max(20).default(1),
    photos: z.array(z.base64()).optional(),
  }),
  z.object({ act: z.literal('video'), ...who, ...media, outcome, duration: z.number().optional() }),
  z.object({ act: z.literal('audio'), ...who, ...media, outcome, duration: z.number().optional() }),
  z.object({ act: z.literal('file'), ...who, ...media, fileName: z.string() }),
  z.object({
    act: z.literal('location'),
    ...who,
    title: z.string().optional(),
    address: z.string().optional(),
    latitude: z.number(),
    longitude: z.number(),
  }),
  z.object({
    act: z.literal('sticker'),
    ...who,
    packageId: z.string(),
    stickerId: z.string(),
    keywords: z.array(z.string()).optional(),
    text: z.string().optional(),
  }),
  z.object({ act: z.literal('unsend'), ...who, messageId: z.string() }),
  z.object({
    act: z.literal('postback'),
    ...who,
    data: z.string(),
    params: z.record(z.string(), z.string()).optional(),
  }),
  z.object({ act: z.literal('linkAccount'), ...who, linkToken: z.string(), nonce: z.string() }),
  z.object({
    act: z.literal('custom'),
    ...who,
    event: z.looseObject({ type: z.string() }),
    answerable: z.boolean().optional(),
  }),
])

export type Act = z.infer<typeof ActShape>
