import { hash, verify } from '@node-rs/argon2'

/** Argon2id (the library's default) at OWASP's first recommendation: 19 MiB of memory, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** One password, however the keyboard wrote it: full-width letters are the same as half-width ones (NIST SP 800-63B 3.1.1.2). */
const written = (password: string): string => password.normalize('NFKC')

/** For the column `staff.password_hash`. Takes about 50 ms of one core. */
export const hashPassword = (password: string): Promise<string> => hash(written(password), COST)

let nobodys: Promise<string> | undefined

/** The same work whether there is a hash or not, so that the time does not tell which names exist. */
export async function verifyPassword(known: string | null | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password')
  const matches = await verify(known ?? (await nobodys), written(password))
  return matches && Boolean(known)
}
