import { Refusal } from '#lib/refusal.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'

/** Nobody reads what is written to whoever only calls. @throws Refusal 409 */
export function refuseToWrite({ channel }: Pick<Conversation, 'channel'>, field = 'text'): void {
  if (channel === 'phone')
    throw new Refusal(409, '電話だけの相談には、文字で返信できません。電話で折り返してください。', field)
}
