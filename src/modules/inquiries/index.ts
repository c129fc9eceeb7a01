import { Hono } from 'hono'
import type { NavEntry } from '#kernel/http/navigation.queries.ts'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import { hasDuty } from '#kernel/identity/staff.ts'
import { hasSecret } from '#kernel/municipality/secrets.queries.ts'
import { TELL_BY_LINE } from '#kernel/notifications/tell-resident.ts'
import type { Door, Module, WaitingItem } from '#kernel/program.ts'
import { writtenFor } from '#lib/text/language.ts'
import { shorten } from '#lib/text/names.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { deskApi, scopes } from './api.routes.ts'
import { DOORS } from './door-words.ts'
import { BROADCAST, BROADCASTS } from './broadcasts/broadcast.ts'
import { broadcastMatter } from './broadcasts/broadcast-matter.ts'
import { broadcastsApi, broadcastScopes } from './broadcasts/broadcasts.api.ts'
import { broadcastRoutes } from './broadcasts/broadcasts.routes.ts'
import { proposeBroadcast } from './broadcasts/propose-broadcast.ts'
import { writeBroadcast } from './broadcasts/save-broadcast.ts'
import { sendBroadcastTask } from './broadcasts/send-broadcast.ts'
import { callsApi, callScopes } from './calls/calls.api.ts'
import { callbacksApi } from './calls/callbacks.api.ts'
import { CALLBACKS_PAGE } from './calls/callbacks.page.tsx'
import { countOwed } from './calls/calls.queries.ts'
import { assign } from './casework/assigning/assign.ts'
import { caseworkApi, caseworkScopes } from './casework/casework.api.ts'
import { close } from './casework/closing/close.ts'
import { linkConversations } from './casework/links/link-conversations.ts'
import { linksApi } from './casework/links/links.api.ts'
import { mergeConversations } from './casework/merging/merge-conversations.ts'
import { mergingApi } from './casework/merging/merging.api.ts'
import { notesApi } from './casework/notes/notes.api.ts'
import { writeNote } from './casework/notes/write-note.ts'
import { addTag } from './casework/tags/edit-tags.ts'
import { setPriority, tag } from './casework/tags/sort.ts'
import { tagsApi } from './casework/tags/tags.api.ts'
import { continueOnPage } from './confidential/continue-on-page.ts'
import { confidentialApi } from './confidential/confidential.api.ts'
import { CONFIDENTIAL_SECTIONS, confidentialSectionsRoutes } from './confidential/sections.settings.tsx'
import { visitRoutes } from './confidential/visit.routes.tsx'
import { cannedApi } from './canned/canned.api.ts'
import { writeCanned } from './canned/save-canned.ts'
import { deskRoutes } from './conversations/console.routes.tsx'
import { listWaiting } from './conversations/lists.queries.ts'
import { countConversations, lengthOf, MOST_COUNTED } from './conversations/lengths.queries.ts'
import { deskAddress, type Inbox } from './conversations/inbox-address.ts'
import { nameOf } from './conversations/inbox-list.tsx'
import { REPLY } from './decisions/decision.ts'
import { decisionsApi } from './decisions/decisions.api.ts'
import { decisionRoutes } from './decisions/decisions.routes.ts'
import { decisionSettingsRoutes, REPLY_DECISIONS } from './decisions/decisions.settings.tsx'
import { markDecided } from './decisions/mark.ts'
import { replyMatter } from './decisions/reply-matter.ts'
import { faqApi, scopes as faqScopes } from './faq/faq.api.ts'
import { FAQ } from './faq/faq.ts'
import { filesApi } from './faq/files/files.api.ts'
import { faqRoutes } from './faq/console.routes.ts'
import { ERASE_SEARCHES, eraseSearchesTask } from './faq/gaps/erase-searches.ts'
import { gapsApi } from './faq/gaps/gaps.api.ts'
import { faqsHref } from './faq/site/frame.tsx'
import { publishedLanguages } from './faq/published.queries.ts'
import { countDue } from './faq/reviews/reviews.queries.ts'
import { setsApi } from './faq/sets/sets.api.ts'
import { synonymsApi } from './faq/synonyms/synonyms.api.ts'
import { faqSiteRoutes } from './faq/site/site.routes.ts'
import { saveDraft } from './drafts/save-draft.ts'
import { heldApi } from './held/held.api.ts'
import { UNDO, undoRoutes } from './held/undo.settings.tsx'
import { releaseTask } from './held/release.ts'
import { declineGroupTask } from './line/decline-group.ts'
import { fetchContentTask } from './line/fetch-content.ts'
import { fetchProfileTask } from './line/fetch-profile.ts'
import { lineRoutes } from './line/line.routes.ts'
import { sendSignInTask } from './line/signing-in/send-sign-in.ts'
import { signInRoutes } from './line/signing-in/sign-in.routes.ts'
import { takeInTask } from './line/take-in.ts'
import { tellByLineTask } from './line/tell-by-line.ts'
import { webhookRoutes } from './line/webhook.routes.ts'
import { presenceApi } from './presence/presence.api.ts'
import { promiseInWords } from './promises/promise-words.ts'
import { PROMISES } from './promises/settings/settings.page.tsx'
import { promiseSettingsRoutes } from './promises/settings/settings.routes.ts'
import { watchPromisesTask } from './promises/watch-promises.ts'
import { promisesApi } from './promises/promises.api.ts'
import { askSatisfactionTask } from './satisfaction/ask.ts'
import { ASK as ASK_SATISFACTION } from './satisfaction/plan-question.ts'
import { satisfactionRoutes } from './satisfaction/resident.routes.tsx'
import { satisfactionApi } from './satisfaction/satisfaction.api.ts'
import { SATISFACTION_SETTINGS, satisfactionSettingsRoutes } from './satisfaction/settings.tsx'
import { keepingScopes, retentionApi } from './retention/retention.api.ts'
import { changeSectionTerms, changeTownTerms } from './retention/change-terms.ts'
import { listDue } from './retention/due.queries.ts'
import { machineApi } from './machine/machine.api.ts'
import { LANGUAGE_MODEL, modelRoutes } from './machine/model.settings.tsx'
import { findModel } from './machine/model.queries.ts'
import { saveModel } from './machine/save-model.ts'
import { THINK } from './machine/ask-machine.ts'
import { thinkTask } from './machine/think.ts'
import { eraseOnRequest } from './retention/erase-on-request.ts'
import { hold } from './retention/hold.ts'
import { planRetention, RETENTION, retentionTask, runRetention } from './retention/run-retention.ts'
import { retentionRoutes } from './retention/settings.routes.ts'
import { reply } from './sending/reply.ts'
import { indexTask } from './search/index-conversations.ts'
import { saveFilter } from './search/saved/save-filter.ts'
import { savedApi } from './search/saved/saved.api.ts'
import { sendTask } from './sending/send.ts'
import { sweepTask } from './sending/sweep.ts'
import { changeState } from './streets/change-state.ts'
import { takesReports } from './streets/kinds.queries.ts'
import { makeReport } from './streets/make-report.ts'
import { keepsPhotos, REPORT as STREET_REPORT, reportRoutes, sendReportLinkTask } from './streets/report.routes.ts'
import { streetsApi } from './streets/streets.api.ts'
import { STREET_SETTINGS, streetSettingsRoutes } from './streets/streets.settings.tsx'
import { askOpinions } from './together/ask-opinions.ts'
import { giveOpinion } from './together/give-opinion.ts'
import { opinionHref, wishedInWords } from './together/opinion.ts'
import { listOwedOpinions } from './together/opinion-requests.queries.ts'
import { opinionsApi } from './together/opinions.api.ts'
import { changeLabels } from './subscriptions/change-labels.ts'
import { listLabels } from './subscriptions/labels.queries.ts'
import { saveSubscription } from './subscriptions/subscriptions.queries.ts'
import { NOTICE_SETTINGS, noticeSettingsRoutes } from './subscriptions/labels.settings.tsx'
import { sendNoticeLinkTask } from './subscriptions/send-link.ts'
import { subscriptionRoutes } from './subscriptions/subscription.routes.ts'
import { menusApi, menuScopes } from './menus/menus.api.ts'
import { bringMenusTask } from './menus/bring-to-line.ts'
import { MENUS } from './menus/menu.ts'
import { menuRoutes } from './menus/menus.routes.ts'
import { publishMenu } from './menus/publish-menu.ts'
import { writeMenu } from './menus/save-menu.ts'
import { hasMenus } from './menus/menus.queries.ts'
import { BRING_MENUS, wakeMenus } from './menus/wake.ts'
import { disasterApi, disasterScopes } from './disaster/disaster.api.ts'
import { disasterStrip } from './disaster/console-strip.tsx'
import { DISASTER } from './disaster/disaster.ts'
import { disasterRoutes } from './disaster/disaster.routes.ts'
import { disasterPortal } from './disaster/portal.page.tsx'
import { maySwitch } from './disaster/disaster.queries.ts'
import { prepareContents } from './disaster/prepare-contents.ts'
import { enterIncident } from './usage/incidents.ts'
import { usageApi } from './usage/usage.api.ts'
import { USAGE, usageRoutes } from './usage/usage.settings.tsx'
import { stateReason } from './viewings/state-reason.ts'
import { viewingsApi } from './viewings/viewings.api.ts'
import { write } from './web/write.ts'
import { askerRoutes, keepsWords } from './web/asker.routes.ts'
import { offeredRoutes } from './web/offered.routes.tsx'

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

/** Of the conversations that wait for an answer, those whose promise breaks first. */
const SHOWN_AT_HOME = 10

const door = (to: Pick<Door, 'href' | 'icon'>, [title, sentence]: readonly [string, string]): Door => ({
  ...to,
  title,
  sentence,
})

/** 相談: residents ask, staff answer from one desk. */
export const inquiries: Module = {
  name: 'inquiries',
  site: (program) =>
    new Hono<SiteEnv>()
      .route('/', lineRoutes(program))
      .route('/', signInRoutes(program))
      .route('/', subscriptionRoutes(program))
      .route('/', visitRoutes(program))
      .route('/', reportRoutes(program))
      .route('/', offeredRoutes(program))
      .route('/', askerRoutes(program))
      .route('/', satisfactionRoutes(program))
      .route('/', faqSiteRoutes()),
  signIn: async ({ db }) =>
    (await hasSecret(db, 'line.channel_access_token'))
      ? { href: '/line/sign-in', text: 'LINEでサインイン' }
      : undefined,
  async doors({ db }, _now, language) {
    const words = DOORS[language]
    const chat = door({ href: '/inquiries/new', icon: 'globe' }, words.chat)
    const line = door({ href: '/line', icon: 'chat' }, words.line)
    const answered = await publishedLanguages(db)
    const faqHref = answered.includes(writtenFor(language)) ? faqsHref(writtenFor(language)) : '/faq'
    const faq = door({ href: faqHref, icon: 'info' }, words.faq)
    const hasLine = await hasSecret(db, 'line.channel_access_token')
    const report = door({ href: `${STREET_REPORT}/new`, icon: 'map-pin' }, words.report)
    const reports = await takesReports(db)
    return [...(hasLine ? [line] : []), chat, ...(reports ? [report] : []), ...(answered.length > 0 ? [faq] : [])]
  },
  webhooks: webhookRoutes,
  console: (program) =>
    new Hono<ConsoleEnv>()
      .route('/', deskRoutes(program))
      .route('/faq', faqRoutes(program))
      .route('/broadcasts', broadcastRoutes(program))
      .route('/settings/notices', noticeSettingsRoutes(program))
      .route('/settings/menus', menuRoutes(program))
      .route('/disaster', disasterRoutes(program))
      .route('/settings/streets', streetSettingsRoutes(program))
      .route('/reply-decisions', decisionRoutes(program))
      .route('/settings/reply-decisions', decisionSettingsRoutes(program))
      .route('/settings/promises', promiseSettingsRoutes(program))
      .route('/settings/replies', undoRoutes(program))
      .route('/settings/satisfaction', satisfactionSettingsRoutes(program))
      .route('/settings/confidential', confidentialSectionsRoutes(program))
      .route('/settings/retention', retentionRoutes(program))
      .route('/settings/language-model', modelRoutes(program))
      .route('/settings/line-usage', usageRoutes(program)),
  frontPage: disasterPortal,
  strip: disasterStrip,
  matters: () => ({ [REPLY]: replyMatter, [BROADCAST]: broadcastMatter }),
  keepsWords: [
    '/console/reply-decisions/:id{[0-9]{1,15}}/decision',
    BROADCASTS,
    `${BROADCASTS}/:id{[0-9]{1,15}}`,
    '/console/inquiries/:id{[0-9]+}/replies',
    '/console/inquiries/:id{[0-9]+}/draft',
    '/console/inquiries/new',
    ...keepsWords,
    ...keepsPhotos,
  ],
  api(program, api) {
    viewingsApi(api)
    opinionsApi(api)
    deskApi(program, api)
    faqApi(api)
    setsApi(program, api)
    synonymsApi(api)
    gapsApi(api)
    filesApi(api)
    callsApi(api)
    callbacksApi(program, api)
    caseworkApi(api)
    confidentialApi(api)
    usageApi(api)
    notesApi(api)
    linksApi(api)
    mergingApi(api)
    streetsApi(api)
    tagsApi(api)
    promisesApi(api)
    satisfactionApi(api)
    cannedApi(api)
    heldApi(api)
    decisionsApi(api)
    savedApi(api)
    machineApi(api)
    presenceApi(api)
    retentionApi(program, api)
    broadcastsApi(program, api)
    menusApi(api)
    disasterApi(api)
  },
  scopes: {
    ...scopes,
    ...caseworkScopes,
    ...faqScopes,
    ...callScopes,
    ...broadcastScopes,
    ...keepingScopes,
    ...menuScopes,
    ...disasterScopes,
  },
  scopesNeed: 'answer',
  tasks: (program) => ({
    'inquiries.take-in': takeInTask(program),
    'inquiries.broadcast': sendBroadcastTask(program),
    [BRING_MENUS]: bringMenusTask(program),
    'inquiries.send-notice-link': sendNoticeLinkTask(program),
    'inquiries.send-report-link': sendReportLinkTask(program),
    'inquiries.fetch-content': fetchContentTask(program),
    'inquiries.fetch-profile': fetchProfileTask(program),
    'inquiries.decline-group': declineGroupTask(program),
    'inquiries.index': indexTask,
    [ERASE_SEARCHES]: eraseSearchesTask(program),
    'inquiries.release': releaseTask(program),
    'inquiries.retention': retentionTask(program),
    'inquiries.send': sendTask(program),
    'inquiries.send-sign-in': sendSignInTask(program),
    'inquiries.sweep': sweepTask(program),
    [THINK]: thinkTask(program),
    'inquiries.watch-promises': watchPromisesTask(program),
    [ASK_SATISFACTION]: askSatisfactionTask(program),
    [TELL_BY_LINE]: tellByLineTask(program),
  }),
  actions: {
    'inquiries.undo_changed': '返信を取り消せる秒数を変えた',
    'broadcast.written': '一斉配信を書いた',
    'broadcast.changed': '一斉配信を直した',
    'broadcast.proposed': '一斉配信を決裁に回した',
    'broadcast.begun': '一斉配信を送り始めた',
    'broadcast.sent': '一斉配信を送り終えた',
    'broadcast.stopped': '一斉配信を中止した',
    'broadcast.resumed': '一斉配信の続きを送った',
    'menu.written': 'LINE のメニューを作った',
    'menu.changed': 'LINE のメニューを直した',
    'menu.published': 'LINE のメニューを公開した',
    'menu.withdrawn': 'LINE のメニューの公開をやめた',
    'menu.removed': 'LINE のメニューを消した',
    'disaster.prepared': '災害のときの内容を備えた',
    'disaster.begun': '災害モードにした',
    'disaster.ended': '災害モードを終えた',
    'notice_labels.changed': 'お知らせの話題か地区を変えた',
    'subscription.saved': '受け取るお知らせを選んだ',
    'subscription.stopped': 'お知らせをすべて止めた',
    'canned_answer.written': '定型文を追加した',
    'canned_answer.changed': '定型文を変えた',
    'canned_answer.retired': '定型文を使うのをやめた',
    'call.answered_in_writing': '文字で答えて、折り返しを終えた',
    'call.attempted': '折り返しを試みた',
    'call.erased': '件数だけの電話の用件を、保存期間が過ぎたため消去した',
    'call.given_up': 'つながらないので、折り返しをやめた',
    'call.recorded': '電話を記録した',
    'call.returned': '電話に折り返した',
    'call.slot_chosen': '折り返しの日時を選んだ',
    'call.slots_offered': '折り返しの日時の候補を送った',
    'call.struck': '電話の記録を取り消した',
    'conversation.assigned': '相談の担当を決めた',
    'conversation.claimed': '相談を引き受けた',
    'conversation.closed': '相談を完了にした',
    'conversation.disclosed': '相談を開示のために書き出した',
    'conversation.erased': '相談を消去した',
    'conversation.hold_ended': '相談の保存の延長をやめた',
    'conversation.hold_set': '相談の保存を延長した',
    'conversation.email_changed': '相談のお知らせ先を変えた',
    'conversation.link_renewed': '相談のアドレスを新しくした',
    'confidential_sections.changed': 'LINE に残さない課を変えた',
    'conversation.language_chosen': '相談の言葉を選んだ',
    'conversation.linked': '相談をつないだ',
    'conversation.unlinked': '相談のつながりを外した',
    'conversation.made_confidential': '相談を町のページで続けることにした',
    'conversation.page_opened': '町のページの相談が開かれた',
    'conversation.returned_to_line': '相談を LINE に戻した',
    'conversation.made_ordinary': '相談の急ぎをやめた',
    'conversation.made_urgent': '相談を急ぎにした',
    'conversation.machine_asked': '相談について言語モデルに頼んだ',
    'conversation.moved': '相談をほかの課へ移した',
    'conversation.note_struck': '相談のメモを取り消した',
    'conversation.noted': '相談にメモを残した',
    'conversation.released': '相談の担当を外した',
    'conversation.reopened': '相談を再開した',
    'conversation.satisfaction_answered': '満足度に答えた',
    'conversation.satisfaction_asked': '満足度をきいた',
    'conversation.satisfaction_asked_again': '解決していないので、もう一度たずねた',
    'conversation.satisfaction_commented': '満足度にひとこと書いた',
    'satisfaction_terms.changed': '満足度のきき方を変えた',
    'conversation.tagged': '相談に分類を付けた',
    'conversation.untagged': '相談の分類を外した',
    'conversation.opinion_asked': 'ほかの課に意見を求めた',
    'conversation.opinion_given': '求められた意見を返した',
    'conversation.opinion_request_ended': '意見を求めるのをやめた',
    'conversation.merged': '同じ用件の相談を統合した',
    'conversation.unmerged': '相談の統合を解いた',
    'conversation.opened': '相談を始めた',
    'conversation.viewing_reasoned': 'ほかの課の相談を見る理由を残した',
    'conversation.viewed': '相談を見た',
    'conversation.replied': '相談に返信した',
    'conversation.put_off': '中間連絡を送った',
    'conversation.reply_scheduled': '返信を予約した',
    'conversation.reply_rescheduled': '返信を送る日時を変えた',
    'conversation.reply_taken_back': '返信を送る前に取り消した',
    'conversation.reply_proposed': '返信を決裁に回した',
    'conversation.reply_given_back': '決裁に回した返信が下書きに戻った',
    'conversation.decision_demanded': '相談を要決裁にした',
    'conversation.decision_waived': '相談の要決裁をやめた',
    'reply_decisions.demanded': '課の返信を決裁してから送ることにした',
    'reply_decisions.waived': '課の返信を決裁なしで送ることにした',
    'conversation.resent': '送り直した',
    'conversation.excused': '返信は不要とした',
    'conversation.unexcused': '未返信に戻した',
    'language_model.changed': '言語モデルの設定を変えた',
    'language_model.tried': '言語モデルを試した',
    'line_incident.entered': 'LINE の事故等を記録した',
    'line_incident.struck': 'LINE の事故等の記録を取り消した',
    'promise_terms.changed': '回答の約束の設定を変えた',
    'promise_terms.removed': '課の回答の約束を町の設定に戻した',
    'faq.written': 'よくある質問を書いた',
    'faq.changed': 'よくある質問を変えた',
    'faq.published': 'よくある質問を公開した',
    'faq.reviewed': 'よくある質問をこのままでよいとした',
    'faq.withdrawn': 'よくある質問を取り下げた',
    'faq_gaps.closed': '答えがなかった質問を片づけた',
    'faq_file.taken_in': 'よくある質問をファイルから取り込んだ',
    'faq_synonyms.added': '類語を加えた',
    'faq_synonyms.changed': '類語を変えた',
    'faq_synonyms.removed': '類語を削除した',
    'faq_set.exported': 'よくある質問をファイルに書き出した',
    'faq_set.adopted': 'よくある質問をほかの町から取り込んだ',
    'retention.confirmed': '一度に消せる数を超える消去を確かめた',
    'retention.run': '保存期間が過ぎた相談を消去した',
    'retention_terms.changed': '相談の保存期間を変えた',
    'saved_filter.saved': '相談の絞り込みを保存した',
    'saved_filter.removed': '保存した絞り込みを消した',
    'street_report.made': '道路などを通報した',
    'street_report.changed': '通報の状況を変えた',
    'street_kinds.changed': '通報の種類を変えた',
    'street_area.changed': '通報を受ける町の範囲を変えた',
    'tag.added': '相談の分類を加えた',
    'tag.renamed': '相談の分類の名前を変えた',
    'tag.retired': '相談の分類を使うのをやめた',
  },
  events: {
    'inquiry.received': '住民から届いた',
    'inquiry.answered': '職員が返信した',
    'inquiry.assigned': '担当が変わった',
    'inquiry.moved': 'ほかの課から移ってきた',
    'inquiry.closed': '完了になった',
    'inquiry.reopened': '再開した',
    'inquiry.merged': 'ほかの相談に統合された',
    'inquiry.unmerged': '統合が解かれた',
    'inquiry.promise_broken': '回答の約束を過ぎた',
    'call.recorded': '電話を記録した',
  },
  promptTasks: ['inquiries.take-in', 'inquiries.sweep', 'inquiries.watch-promises', ASK_SATISFACTION, TELL_BY_LINE],
  slowTasks: ['inquiries.fetch-content', 'inquiries.fetch-profile', THINK],
  crontab: {
    'inquiries.index': '* * * * *',
    [ERASE_SEARCHES]: '40 2 * * *',
    'inquiries.sweep': '*/5 * * * *',
    'inquiries.retention': '30 17 * * *', // 2:30 in Japan
    'inquiries.watch-promises': '* * * * *',
    [ASK_SATISFACTION]: '*/5 * * * *',
  },
  settings: [
    { href: PROMISES, text: '回答の約束' },
    { href: UNDO, text: '返信の取り消し' },
    { href: SATISFACTION_SETTINGS, text: '満足度' },
    { href: REPLY_DECISIONS, text: '返信の決裁' },
    { href: CONFIDENTIAL_SECTIONS, text: 'LINE に残さない相談' },
    { href: RETENTION, text: '相談の保存期間' },
    { href: NOTICE_SETTINGS, text: 'お知らせの話題' },
    { href: MENUS, text: 'LINE のメニュー' },
    { href: STREET_SETTINGS, text: '道路などの通報' },
    { href: USAGE, text: 'LINE の利用状況' },
    { href: LANGUAGE_MODEL, text: '言語モデル' },
  ],
  async navigation(_, staff) {
    const disaster: NavEntry = {
      href: DISASTER,
      text: '災害モード',
      icon: 'warning',
      rare: true,
      where: maySwitch(staff),
    }
    if (!hasDuty(staff, 'answer')) return [disaster]
    return [
      {
        href: '/console/inquiries',
        text: '相談',
        icon: 'inbox',
        count: lengthOf(staff, 'waiting'),
      },
      { href: BROADCASTS, text: '一斉配信', icon: 'send', rare: true },
      { href: FAQ, text: 'よくある質問', icon: 'info', rare: true },
      disaster,
    ]
  },
  async waiting({ db }, staff, now) {
    if (!hasDuty(staff, 'answer')) return { items: [] }
    const inbox: Inbox = { only: 'due', after: undefined }
    const [rows, all, owed, due, opinions] = await Promise.all([
      listWaiting(db, staff, SHOWN_AT_HOME),
      countConversations(db, staff, 'waiting'),
      countOwed(db, staff),
      countDue(db, staff, dateInTokyo(now)),
      listOwedOpinions(db, now, staff, SHOWN_AT_HOME),
    ])
    const others = all - rows.length
    const items: WaitingItem[] = rows.map((row) => ({
      href: deskAddress(inbox, row.id),
      title: `${shorten(nameOf(row), 20)}さん: ${shorten(row.lastWords, 40)}`,
      since: row.since,
      promise: row.until ? { until: row.until, words: promiseInWords(row.until, now).text } : undefined,
    }))
    if (owed.since) items.push({ href: CALLBACKS_PAGE, title: `折り返しを待つ電話 ${owed.count}件`, since: owed.since })
    if (due.since)
      items.push({
        href: `${FAQ}?review=due`,
        title: `見直しの日が来たよくある質問 ${due.count}件`,
        since: due.since,
      })
    for (const request of opinions)
      items.push({
        href: opinionHref(request.id),
        title: `合議(${request.fromSection}から): ${shorten(request.question, 40)}`,
        since: request.askedAt,
        promise: {
          until: request.wishedOn.add({ days: 1 }).toZonedDateTime(TOKYO).toInstant(),
          words: wishedInWords(request, dateInTokyo(now)),
        },
      })
    if (others <= 0) return { items }
    const words = all < MOST_COUNTED ? `ほか ${others} 件の未返信の相談` : `ほか ${others} 件以上の未返信の相談`
    return { items, more: { href: deskAddress({ only: 'waiting', after: undefined }), text: words } }
  },
}
