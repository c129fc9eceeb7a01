import type { Actor } from '#kernel/audit/record.ts'

/** Whoever may change offers: somebody of a provider theirs, the section that handles workation all of them. */
export type Editor =
  | { side: 'provider'; residentId: number; providerIds: readonly number[] }
  | { side: 'section'; staffId: number }

export const actorOf = (editor: Editor): Actor =>
  editor.side === 'section' ? `staff:${editor.staffId}` : `resident:${editor.residentId}`

/** The columns that say who did something. */
export const whoColumns = (editor: Editor) => ({
  staff_id: editor.side === 'section' ? editor.staffId : null,
  resident_id: editor.side === 'provider' ? editor.residentId : null,
})
