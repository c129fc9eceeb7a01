import { z } from 'zod'

/** Who may send people here, and where they are sent back to. */
const client = z.object({ id: z.string().min(1), secret: z.string().min(1), redirectUris: z.array(z.url()).min(1) })

export type Client = z.output<typeof client>

/** IDENTITY_CLIENTS: a JSON list. */
export const clientsFrom = ({ IDENTITY_CLIENTS }: NodeJS.ProcessEnv): Client[] =>
  z
    .array(client)
    .min(1)
    .parse(JSON.parse(IDENTITY_CLIENTS ?? '[]'))
