// For tests: reads what the program would have mailed, from the letter box it uses where no SMTP server is set.
import { type Letter, lettersIn } from '#kernel/notifications/letter-box.ts'
import type { TestTown } from './town.ts'

/** Everything the town has mailed, oldest first: run `town.work()` before. */
export const mailbox = (town: TestTown): Promise<Letter[]> => lettersIn(town.program, town.municipality)
