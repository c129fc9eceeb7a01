import type { Shown } from '../receive-pictures.ts'
import type { NumberedMessage } from './number-year.ts'

export const fileOf = ({ picture, paper }: NumberedMessage, { photos, papers }: Shown) =>
  picture ? photos.get(picture) : paper ? papers.get(paper) : undefined

/** A resident's photo has no name of its own on LINE; a clerk's file has. */
const attachmentName = (message: NumberedMessage, shown: Shown): string =>
  message.author === 'staff' ? (fileOf(message, shown)?.name ?? '') : `image-${message.id}.jpg`

export const messageRow = (message: NumberedMessage, sendingIds: Map<number, number>, shown: Shown) => ({
  id: message.id,
  conversation_id: message.conversationId,
  author: message.author,
  staff_id: message.staffId,
  kind: message.kind,
  body: message.author === 'staff' && message.kind !== 'text' ? attachmentName(message, shown) : message.body,
  detail: message.detail,
  occurred_at: message.at,
  created_at: message.at,
  line_message_id: message.lineMessageId,
  sending_id: sendingIds.get(message.id) ?? null,
  withdrawn_at: message.withdrawnAt ?? null,
})

export function attachmentRows(message: NumberedMessage, shown: Shown) {
  if (!message.picture && !message.paper) return []
  const file = message.withdrawnAt ? undefined : fileOf(message, shown)
  return [
    {
      message_id: message.id,
      conversation_id: message.conversationId,
      state: file ? 'stored' : 'withdrawn',
      sha256: file?.sha256 ?? null,
      preview_sha256: file?.previewSha256 ?? null,
      name: file ? attachmentName(message, shown) : '',
    },
  ]
}

export const withdrawalRows = ({ lineMessageId, withdrawnAt }: NumberedMessage) =>
  lineMessageId && withdrawnAt ? [{ line_message_id: lineMessageId, withdrawn_at: withdrawnAt }] : []
