import { userInfo } from 'node:os'
import type { Actor } from '#kernel/audit/record.ts'

/** Who acts on the command line: the account of the machine, as the audit trail will tell. */
export function operator(): Actor {
  try {
    return `system:cli ${userInfo().username}`
  } catch {
    return `system:cli uid ${process.getuid?.() ?? '?'}` // a container's account without a name
  }
}
