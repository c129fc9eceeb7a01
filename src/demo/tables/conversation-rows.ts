import { inOneLine, LINE_ISSUER } from '#modules/inquiries/index.ts'
import type { Shown } from '../receive-pictures.ts'
import type { NumberedConversation, NumberedMessage } from './number-year.ts'

export const residentRow = ({ residentId, name, avatar, messages }: NumberedConversation, { avatars }: Shown) => ({
  id: residentId,
  display_name: name,
  created_at: messages[0]!.at,
  picture_sha256: (avatar && avatars.get(avatar)?.previewSha256) || null,
})

export const identityRow = ({ residentId, lineUserId, messages }: NumberedConversation) => ({
  kind: 'line',
  issuer: LINE_ISSUER,
  subject: lineUserId,
  resident_id: residentId,
  created_at: messages[0]!.at,
})

/** What happened to the friendship neither moves a conversation nor speaks for it. */
const spoken = ({ author }: NumberedMessage) => author !== 'system'

export function conversationRow(conversation: NumberedConversation) {
  const { id, residentId, deskId, lineUserId, following, messages } = conversation
  const newest = messages.findLast(spoken)!
  const lookedUpTo = Math.max(0, ...readingRows(conversation).map(({ message_id }) => message_id))
  return {
    id,
    channel: 'line',
    resident_id: residentId,
    section_id: deskId,
    line_user_id: lineUserId,
    following,
    last_message_at: newest.at,
    last_words: wordsOf(newest, messages),
    unread: messages.filter((message) => message.author === 'resident' && message.id > lookedUpTo).length,
    ...turnOf(conversation),
    created_at: messages[0]!.at,
  }
}

/** Whose turn it is, by the rule of the desk: an answer that LINE did not take is none. */
function turnOf({ messages, excused }: NumberedConversation) {
  const answer = messages.findLast(({ author, failure }) => author === 'staff' && !failure)
  const upTo = excused && newestAt(messages, excused.at).id
  const settled = Math.max(answer?.id ?? 0, upTo ?? 0)
  const open = messages.find(({ id, author, withdrawnAt }) => id > settled && author === 'resident' && !withdrawnAt)
  const stands = open || (answer && upTo && answer.id > upTo) ? undefined : excused
  return {
    waiting_since: open?.at ?? null,
    no_reply_at: stands?.at ?? null,
    no_reply_by: stands?.staffId ?? null,
    no_reply_up_to: upTo ?? null,
  }
}

function wordsOf(newest: NumberedMessage, messages: NumberedMessage[]): string {
  if (newest.withdrawnAt) return '送信が取り消されました'
  const together =
    newest.sending === undefined ? [newest] : messages.filter(({ sending }) => sending === newest.sending)
  return together.map(inOneLine).join(' ')
}

/** How far each member of staff has seen the conversation, as of their last look. */
export function readingRows({ id, looks, messages }: NumberedConversation) {
  const last = new Map(looks.map(({ staffId, at }) => [staffId, at]))
  return [...last].map(([staffId, at]) => ({
    conversation_id: id,
    staff_id: staffId,
    message_id: newestAt(messages, at).id,
    read_at: at,
  }))
}

export const newestAt = (messages: NumberedMessage[], at: Temporal.Instant): NumberedMessage =>
  messages.findLast((message) => Temporal.Instant.compare(message.at, at) <= 0)!
