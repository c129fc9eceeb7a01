// For tests: members of staff with a password, and with a second factor where the test needs one.
import { hashPassword } from '#kernel/identity/index.ts'
import type { TestTown } from './town.ts'

export const PASSWORD = 'akai-ringo-wo-taberu'

let hashed: Promise<string> | undefined

/** Gives a member of staff a password, and returns their id. */
export async function givePassword(town: TestTown, signInName: string, password = PASSWORD): Promise<number> {
  const hash = await (password === PASSWORD ? (hashed ??= hashPassword(PASSWORD)) : hashPassword(password))
  const { rows } = await town.owner.query(
    'update kernel.staff set password_hash = $2, password_is_temporary = false where sign_in_name = $1 returning id',
    [signInName, hash],
  )
  return Number(rows[0].id)
}
