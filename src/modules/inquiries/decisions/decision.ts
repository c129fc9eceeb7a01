/** The matter of a reply that is decided before it goes. */
export const REPLY = 'inquiries.reply'

export const decisionHref = (id: number) => `/console/reply-decisions/${id}` as const

/** Why replies are decided here: the section decides all of them, or this conversation is marked (要決裁). */
export type Why = 'section' | 'conversation'

export type ProposedState = 'proposed' | 'returned' | 'decided' | 'given_up'

/** 返信案: what somebody wants to answer, as it stands. */
export interface ProposedReply {
  id: number
  conversationId: number
  /** In whose name it was proposed. */
  sectionId: number
  staffId: number
  author: string
  proposalId: number
  state: ProposedState
  /** Its words, while it waits to be decided; a draft of its author where it came back. */
  body: string
  /** 返事のボタン. */
  choices: string[]
  files: string[]
  /** The time that its author chose. */
  sendAt: Temporal.Instant | null
  /** The newest message that was there when it was proposed. */
  seenUpTo: number
  /** What whoever decided made of it, where they changed it. */
  decidedWords: string | null
  decidedBy: string | null
  proposedAt: Temporal.Instant
  /** Why it came back, where it did. */
  handedBack: { by: string; words: string } | null
}

/** One act on a proposed reply, as staff read it between the messages. */
export interface DecisionAct {
  id: number
  act:
    | 'propose'
    | 'resubmit'
    | 'approve'
    | 'concur'
    | 'decide'
    | 'return'
    | 'pull_back'
    | 'reject'
    | 'withdraw'
    | 'review'
  name: string
  /** An opinion, or the reason. */
  words: string
  asStandIn: boolean
  at: Temporal.Instant
  /** What was proposed; of the first act of each edition. */
  proposed: string
  /** Whoever decided changed the words. */
  changed: boolean
}

const DID: Record<DecisionAct['act'], string> = {
  propose: '返信案を決裁に回しました',
  resubmit: '返信案を直して、決裁に回しました',
  approve: '返信案を承認しました',
  concur: '返信案に合議しました',
  decide: '返信案を決裁しました',
  return: '返信案を差し戻しました',
  pull_back: '返信案を引き戻しました',
  reject: '返信案を却下しました',
  withdraw: '返信案を取り下げました',
  review: '返信案を後閲しました',
}

/** 佐藤 美咲さんが返信案を直して決裁しました(代決) */
export function actInWords({ act, name, asStandIn, changed }: DecisionAct): string {
  const did = act === 'decide' && changed ? '返信案を直して決裁しました' : DID[act]
  return `${name}さんが${did}${act === 'decide' && asStandIn ? '(代決)' : ''}`
}

/** When it goes once it is decided: at the time that was chosen, or as soon as it can be taken back no more. */
export function goesAt(sendAt: Temporal.Instant | null, now: Temporal.Instant, undoSeconds: number): Temporal.Instant {
  const soonest = now.add({ seconds: undoSeconds })
  return sendAt && Temporal.Instant.compare(sendAt, soonest) > 0 ? sendAt : soonest
}
