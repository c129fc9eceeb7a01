import type { TrailEntry } from '../demo.queries.ts'
import type { Shown } from '../receive-pictures.ts'
import { newestAt } from './conversation-rows.ts'
import { fileOf } from './message-rows.ts'
import type { NumberedConversation, NumberedMessage } from './number-year.ts'

/** 監査証跡: who saw and who answered what, as the desk itself would have recorded it. */
export const trailOf = (conversations: NumberedConversation[], shown: Shown): TrailEntry[] =>
  conversations.flatMap((one) => [...viewed(one), ...replied(one, shown), ...excused(one)])

const viewed = ({ id, residentId, looks, messages }: NumberedConversation): TrailEntry[] =>
  looks.map(({ staffId, at }) => ({
    at,
    actor: `staff:${staffId}`,
    action: 'conversation.viewed',
    subject: `conversation:${id}`,
    detail: { resident: residentId, upTo: newestAt(messages, at).id },
  }))

function replied({ id, residentId, messages }: NumberedConversation, shown: Shown): TrailEntry[] {
  const sent = messages.filter(({ sending }) => sending !== undefined)
  return [...Map.groupBy(sent, ({ sending }) => sending).values()].map((together) => ({
    at: together[0]!.at,
    actor: `staff:${together[0]!.staffId}`,
    action: 'conversation.replied',
    subject: `conversation:${id}`,
    detail: {
      resident: residentId,
      characters: together.reduce((sum, message) => sum + textLength(message), 0),
      files: together.flatMap((message) => fileOf(message, shown)?.name ?? []),
    },
  }))
}

const excused = ({ id, residentId, excused: said, messages }: NumberedConversation): TrailEntry[] =>
  said
    ? [
        {
          at: said.at,
          actor: `staff:${said.staffId}`,
          action: 'conversation.excused',
          subject: `conversation:${id}`,
          detail: { resident: residentId, upTo: newestAt(messages, said.at).id },
        },
      ]
    : []

const textLength = ({ kind, body }: NumberedMessage): number => (kind === 'text' ? body.length : 0)
