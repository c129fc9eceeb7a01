import { z } from 'zod'

/** For how long somebody may take at the provider, in minutes. */
export const ATTEMPT_MINUTES = 10

/** One way to a provider and back, kept by the browser that began it: no other can end it (RFC 9700 4.7). */
export const LoginAttempt = z.object({
  provider: z.number(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  /** Id of the staff or resident who links the account to themselves; absent when signing in. */
  linkTo: z.number().optional(),
})
export type LoginAttempt = z.infer<typeof LoginAttempt>
