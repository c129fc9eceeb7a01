import type { MessageDetail, MessageKind } from '#modules/inquiries/index.ts'

/** What the demo town's story is told with: a section and who answers there. */
export interface Desk {
  id: number
  code: string
  name: string
  staff: { id: number; name: string; position: string }[]
}

export interface Told {
  author: 'resident' | 'staff' | 'system'
  staffId: number | null
  kind: MessageKind
  body: string
  detail: MessageDetail
  /** A picture that has to be drawn, by name and light; or a paper that has to be printed. */
  picture?: string
  paper?: string
  at: Temporal.Instant
  withdrawnAt?: Temporal.Instant
  /** Messages with the same number go out in one request. */
  sending?: number
  failure?: string
}

export interface Conversation {
  deskId: number
  name: string
  /** Seed of the picture that the resident shows on LINE. */
  avatar?: string
  following: boolean
  /** In the order in which they were said; the first and the last are not notices. */
  messages: Told[]
  /** 返信不要: who said last when that nothing more needs to be answered. */
  excused?: { staffId: number; at: Temporal.Instant }
  /** When which member of staff looked. */
  looks: { staffId: number; at: Temporal.Instant }[]
}
