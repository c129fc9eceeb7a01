import { broadcastMatter } from './broadcasts/broadcast-matter.ts'
import { BROADCAST } from './broadcasts/broadcast.ts'
import { proposeBroadcast } from './broadcasts/propose-broadcast.ts'
import { writeBroadcast } from './broadcasts/save-broadcast.ts'
import { writeCanned } from './canned/save-canned.ts'
import { assign } from './casework/assigning/assign.ts'
import { close } from './casework/closing/close.ts'
import { linkConversations } from './casework/links/link-conversations.ts'
import { mergeConversations } from './casework/merging/merge-conversations.ts'
import { writeNote } from './casework/notes/write-note.ts'
import { addTag } from './casework/tags/edit-tags.ts'
import { setPriority, tag } from './casework/tags/sort.ts'
import { continueOnPage } from './confidential/continue-on-page.ts'
import { REPLY } from './decisions/decision.ts'
import { markDecided } from './decisions/mark.ts'
import { replyMatter } from './decisions/reply-matter.ts'
import { prepareContents } from './disaster/prepare-contents.ts'
import { saveDraft } from './drafts/save-draft.ts'
import { findModel } from './machine/model.queries.ts'
import { saveModel } from './machine/save-model.ts'
import { hasMenus } from './menus/menus.queries.ts'
import { publishMenu } from './menus/publish-menu.ts'
import { writeMenu } from './menus/save-menu.ts'
import { wakeMenus } from './menus/wake.ts'
import { changeSectionTerms, changeTownTerms } from './retention/change-terms.ts'
import { listDue } from './retention/due.queries.ts'
import { eraseOnRequest } from './retention/erase-on-request.ts'
import { hold } from './retention/hold.ts'
import { planRetention, runRetention } from './retention/run-retention.ts'
import { saveFilter } from './search/saved/save-filter.ts'
import { reply } from './sending/reply.ts'
import { changeState } from './streets/change-state.ts'
import { makeReport } from './streets/make-report.ts'
import { changeLabels } from './subscriptions/change-labels.ts'
import { listLabels } from './subscriptions/labels.queries.ts'
import { saveSubscription } from './subscriptions/subscriptions.queries.ts'
import { askOpinions } from './together/ask-opinions.ts'
import { giveOpinion } from './together/give-opinion.ts'
import { enterIncident } from './usage/incidents.ts'
import { stateReason } from './viewings/state-reason.ts'
import { write } from './web/write.ts'

export * as calls from './calls/for-others.ts'

/** 対応, as somebody at the desk does it. */
export const casework = {
  addTag,
  assign,
  close,
  linkConversations,
  mergeConversations,
  saveFilter,
  setPriority,
  tag,
  writeNote,
}

/** 定型文 and 下書き. */
export const canned = { saveDraft, writeCanned }

/** 返信の決裁, as somebody at the desk asks for it. */
export const decisions = { REPLY, markDecided, reply, replyMatter }

/** 合議, as sections ask and answer each other. */
export const together = { askOpinions, giveOpinion }

/** 一斉配信 and 受け取るお知らせ, as staff and residents do it. */
export const broadcasts = {
  BROADCAST,
  broadcastMatter,
  changeLabels,
  listLabels,
  proposeBroadcast,
  saveSubscription,
  writeBroadcast,
}

/** LINE のメニュー and 災害モード, as staff prepare them. */
export const menus = { hasMenus, prepareContents, publishMenu, wakeMenus, writeMenu }

/** 機密を要する相談, and who looks in from outside. */
export const confidential = { continueOnPage, enterIncident, stateReason, write }

/** 道路などの通報, as residents and staff do it. */
export const streets = { changeState, makeReport }

/** 言語モデル, as whoever has the settings switches it on. */
export const machine = { findModel, saveModel }

/** 保存期間, as the command line sees and applies it, and somebody at the desk sets it. */
export const retention = {
  changeSectionTerms,
  changeTownTerms,
  eraseOnRequest,
  hold,
  listDue,
  planRetention,
  runRetention,
}

export { hasFaqs } from './faq/faqs.queries.ts'
export { publishFaq } from './faq/publish-faq.ts'
export { writeFaq } from './faq/save-faq.ts'
export { addGroup } from './faq/synonyms/edit-synonyms.ts'
export { conversations } from './web/open.ts'
export { inOneLine, type MessageDetail, type MessageKind } from './conversations/message.ts'
export { promisedUntil, STANDARD as STANDARD_TERMS, warnAt } from './promises/promise.ts'
export { LINE_ISSUER } from './line/issuer.ts'
export { STANDARD_WORDS as SATISFACTION_WORDS } from './satisfaction/words.ts'
export { fileOnTheWire, textOnTheWire } from './sending/wire.ts'
