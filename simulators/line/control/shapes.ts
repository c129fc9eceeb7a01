import { z } from 'zod'

const milliseconds = z.number().int().min(0)

export const FaultShape = z.intersection(
  z.object({
    path: z.string(),
    method: z.string().optional(),
    channelId: z.string().optional(),
    times: z.number().int().positive().optional(),
  }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('status'),
      status: z.number().int().min(200).max(599),
      body: z.string().optional(),
      accept: z.boolean().optional(),
    }),
    z.object({ kind: z.literal('reset'), when: z.enum(['before', 'after']) }),
    z.object({ kind: z.literal('hang'), when: z.enum(['before', 'after']), milliseconds: milliseconds.nullable() }),
    z.object({ kind: z.literal('latency'), milliseconds }),
  ]),
)

const quota = z
  .object({ type: z.enum(['limited', 'none']), value: z.number().min(0), used: z.number().min(0) })
  .partial()

export const ChannelShape = z
  .object({
    id: z.string().regex(/^\d+$/),
    name: z.string(),
    secret: z.string(),
    accessToken: z.string(),
    botUserId: z.string().regex(/^U[0-9a-f]{32}$/),
    basicId: z.string(),
    webhookUrl: z.url().nullable(),
    webhookActive: z.boolean(),
    redelivery: z.object({ enabled: z.boolean(), intervals: z.array(milliseconds) }).partial(),
    chatMode: z.enum(['chat', 'bot']),
    mode: z.enum(['active', 'standby']),
    colour: z.string(),
    quota,
  })
  .partial()
  .strict()

export const ResidentShape = z
  .object({
    userId: z.string().regex(/^U[0-9a-f]{32}$/),
    displayName: z.string(),
    statusMessage: z.string(),
    language: z.string(),
    consented: z.boolean(),
  })
  .partial()
  .strict()

export const ReleaseShape = z
  .object({
    channelId: z.string(),
    order: z.union([z.enum(['as-sent', 'reversed', 'shuffled']), z.array(z.number().int().min(0))]),
    seed: z.number().int(),
    batch: z.number().int().positive(),
    copies: z.number().int().positive(),
  })
  .partial()

export const ForgeShape = z.object({
  channelId: z.string().optional(),
  forgery: z.enum(['altered-body', 'wrong-secret', 'no-signature']),
  webhookEventId: z.string(),
})

export const PreparationShape = z.object({
  polls: z.number().int().min(0),
  outcome: z.enum(['ready', 'failed']).default('ready'),
})
