// For tests: reads what the program would have mailed, from the letter box it uses where no SMTP server is set.
import { type Letter, lettersIn } from '#kernel/notifications/letter-box.ts'
import type { TestTown } from './town.ts'

/** Everything the town has mailed, oldest first: run `town.work()` before. */
export const mailbox = (town: TestTown): Promise<Letter[]> => lettersIn(town.program, town.municipality)

/** All that one of them was mailed until now, oldest first. */
export async function lettersTo(town: TestTown, email: string): Promise<Letter[]> {
  await town.work()
  return (await mailbox(town)).filter(({ to }) => to === email)
}

/** The page of a conversation, whose address is in a letter. */
export const linkIn = (text: string): string => /http:\/\/aozora\.test(\/inquiries\/[\w-]+)/.exec(text)![1]!
