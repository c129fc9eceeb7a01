import { Hono } from 'hono'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import { hasDuty } from '#kernel/identity/staff.ts'
import { hasSecret } from '#kernel/municipality/secrets.queries.ts'
import { TELL_BY_LINE } from '#kernel/notifications/tell-resident.ts'
import type { Door, Module, WaitingItem } from '#kernel/program.ts'
import { shorten } from '#lib/text/names.ts'
import { deskApi, scopes } from './api.routes.ts'
import { callsApi, callScopes } from './calls/calls.api.ts'
import { CALLS } from './calls/calls.page.tsx'
import { countOwed } from './calls/calls.queries.ts'
import { assign } from './casework/assigning/assign.ts'
import { caseworkApi, caseworkScopes } from './casework/casework.api.ts'
import { close } from './casework/closing/close.ts'
import { notesApi } from './casework/notes/notes.api.ts'
import { writeNote } from './casework/notes/write-note.ts'
import { addTag } from './casework/tags/edit-tags.ts'
import { setPriority, tag } from './casework/tags/sort.ts'
import { tagsApi } from './casework/tags/tags.api.ts'
import { cannedApi } from './canned/canned.api.ts'
import { deskRoutes } from './conversations/console.routes.tsx'
import { countConversations, listWaiting, MOST_COUNTED } from './conversations/lists.queries.ts'
import { deskAddress, type Inbox } from './conversations/inbox-address.ts'
import { nameOf } from './conversations/inbox-list.tsx'
import { faqApi, scopes as faqScopes } from './faq/faq.api.ts'
import { FAQ } from './faq/faq.ts'
import { faqRoutes } from './faq/console.routes.ts'
import { hasPublished } from './faq/published.queries.ts'
import { setsApi } from './faq/sets/sets.api.ts'
import { faqSiteRoutes } from './faq/site/site.routes.ts'
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
import { promiseInWords } from './promises/promise-words.ts'
import { PROMISES } from './promises/settings/settings.page.tsx'
import { promiseSettingsRoutes } from './promises/settings/settings.routes.ts'
import { watchPromisesTask } from './promises/watch-promises.ts'
import { promisesApi } from './promises/promises.api.ts'
import { indexTask } from './search/index-conversations.ts'
import { saveFilter } from './search/saved/save-filter.ts'
import { savedApi } from './search/saved/saved.api.ts'
import { sendTask } from './sending/send.ts'
import { sweepTask } from './sending/sweep.ts'
import { askerRoutes, keepsWords } from './web/asker.routes.ts'

/** 対応, as somebody at the desk does it. */
export const casework = { addTag, assign, close, saveFilter, setPriority, tag, writeNote }

export { hasFaqs } from './faq/faqs.queries.ts'
export { publishFaq } from './faq/publish-faq.ts'
export { writeFaq } from './faq/save-faq.ts'
export { conversations } from './web/open.ts'
export { inOneLine, type MessageDetail, type MessageKind } from './conversations/message.ts'
export { promisedUntil, STANDARD as STANDARD_TERMS, warnAt } from './promises/promise.ts'
export { LINE_ISSUER } from './line/apply-event.ts'
export { fileOnTheWire, textOnTheWire } from './sending/wire.ts'

/** Of the conversations that wait for an answer, those whose promise breaks first. */
const SHOWN_AT_HOME = 10

/** 相談: residents ask, staff answer from one desk. */
export const inquiries: Module = {
  name: 'inquiries',
  site: (program) =>
    new Hono<SiteEnv>()
      .route('/', lineRoutes(program))
      .route('/', signInRoutes(program))
      .route('/', askerRoutes(program))
      .route('/', faqSiteRoutes()),
  signIn: async ({ db }) =>
    (await hasSecret(db, 'line.channel_access_token'))
      ? { href: '/line/sign-in', text: 'LINEでサインイン' }
      : undefined,
  async doors({ db }) {
    const chat: Door = {
      href: '/inquiries/new',
      icon: 'globe',
      title: 'チャットで相談',
      sentence: 'LINE がなくても、写真を添えて',
    }
    const line: Door = {
      href: '/line',
      icon: 'chat',
      title: 'LINEで相談',
      sentence: '写真も送れます。夜間や休日もどうぞ',
    }
    const faq: Door = { href: '/faq', icon: 'info', title: 'よくある質問', sentence: '聞く前に、答えが見つかることも' }
    const hasLine = await hasSecret(db, 'line.channel_access_token')
    return [...(hasLine ? [line] : []), chat, ...((await hasPublished(db)) ? [faq] : [])]
  },
  webhooks: webhookRoutes,
  console: (program) =>
    new Hono<ConsoleEnv>()
      .route('/', deskRoutes(program))
      .route('/faq', faqRoutes(program))
      .route('/settings/promises', promiseSettingsRoutes(program))
      .route('/settings/replies', undoRoutes(program)),
  keepsWords: [
    '/console/inquiries/:id{[0-9]+}/replies',
    '/console/inquiries/:id{[0-9]+}/draft',
    '/console/inquiries/new',
    ...keepsWords,
  ],
  api(program, api) {
    deskApi(program, api)
    faqApi(api)
    setsApi(program, api)
    callsApi(api)
    caseworkApi(api)
    notesApi(api)
    tagsApi(api)
    promisesApi(api)
    cannedApi(api)
    heldApi(api)
    savedApi(api)
  },
  scopes: { ...scopes, ...caseworkScopes, ...faqScopes, ...callScopes },
  scopesNeed: 'answer',
  tasks: (program) => ({
    'inquiries.take-in': takeInTask(program),
    'inquiries.fetch-content': fetchContentTask(program),
    'inquiries.fetch-profile': fetchProfileTask(program),
    'inquiries.decline-group': declineGroupTask(program),
    'inquiries.index': indexTask,
    'inquiries.release': releaseTask(program),
    'inquiries.send': sendTask(program),
    'inquiries.send-sign-in': sendSignInTask(program),
    'inquiries.sweep': sweepTask(program),
    'inquiries.watch-promises': watchPromisesTask(program),
    [TELL_BY_LINE]: tellByLineTask(program),
  }),
  actions: {
    'inquiries.undo_changed': '返信を取り消せる秒数を変えた',
    'canned_answer.written': '定型文を追加した',
    'canned_answer.changed': '定型文を変えた',
    'canned_answer.retired': '定型文を使うのをやめた',
    'call.recorded': '電話を記録した',
    'call.returned': '電話に折り返した',
    'call.struck': '電話の記録を取り消した',
    'conversation.assigned': '相談の担当を決めた',
    'conversation.claimed': '相談を引き受けた',
    'conversation.closed': '相談を完了にした',
    'conversation.email_changed': '相談のお知らせ先を変えた',
    'conversation.link_renewed': '相談のアドレスを新しくした',
    'conversation.made_ordinary': '相談の急ぎをやめた',
    'conversation.made_urgent': '相談を急ぎにした',
    'conversation.moved': '相談をほかの課へ移した',
    'conversation.note_struck': '相談のメモを取り消した',
    'conversation.noted': '相談にメモを残した',
    'conversation.released': '相談の担当を外した',
    'conversation.reopened': '相談を再開した',
    'conversation.tagged': '相談に分類を付けた',
    'conversation.untagged': '相談の分類を外した',
    'conversation.opened': '相談を始めた',
    'conversation.viewed': '相談を見た',
    'conversation.replied': '相談に返信した',
    'conversation.put_off': '中間連絡を送った',
    'conversation.reply_scheduled': '返信を予約した',
    'conversation.reply_rescheduled': '返信を送る日時を変えた',
    'conversation.reply_taken_back': '返信を送る前に取り消した',
    'conversation.resent': '送り直した',
    'conversation.excused': '返信は不要とした',
    'conversation.unexcused': '未返信に戻した',
    'promise_terms.changed': '回答の約束の設定を変えた',
    'promise_terms.removed': '課の回答の約束を町の設定に戻した',
    'faq.written': 'よくある質問を書いた',
    'faq.changed': 'よくある質問を変えた',
    'faq.published': 'よくある質問を公開した',
    'faq.withdrawn': 'よくある質問を取り下げた',
    'faq_set.exported': 'よくある質問をファイルに書き出した',
    'faq_set.adopted': 'よくある質問をほかの町から取り込んだ',
    'saved_filter.saved': '相談の絞り込みを保存した',
    'saved_filter.removed': '保存した絞り込みを消した',
    'tag.added': '相談の分類を加えた',
    'tag.renamed': '相談の分類の名前を変えた',
    'tag.retired': '相談の分類を使うのをやめた',
  },
  promptTasks: ['inquiries.take-in', 'inquiries.sweep', 'inquiries.watch-promises', TELL_BY_LINE],
  crontab: {
    'inquiries.index': '* * * * *',
    'inquiries.sweep': '*/5 * * * *',
    'inquiries.watch-promises': '* * * * *',
  },
  settings: [
    { href: PROMISES, text: '回答の約束' },
    { href: UNDO, text: '返信の取り消し' },
  ],
  async navigation({ db }, staff) {
    if (!hasDuty(staff, 'answer')) return []
    return [
      {
        href: '/console/inquiries',
        text: '相談',
        icon: 'inbox',
        count: await countConversations(db, staff, 'waiting'),
      },
      { href: FAQ, text: 'よくある質問', icon: 'info', rare: true },
    ]
  },
  async waiting({ db }, staff, now) {
    if (!hasDuty(staff, 'answer')) return { items: [] }
    const inbox: Inbox = { only: 'due', after: undefined }
    const [rows, all, owed] = await Promise.all([
      listWaiting(db, staff, SHOWN_AT_HOME),
      countConversations(db, staff, 'waiting'),
      countOwed(db, staff),
    ])
    const others = all - rows.length
    const items: WaitingItem[] = rows.map((row) => ({
      href: deskAddress(inbox, row.id),
      title: `${shorten(nameOf(row), 20)}さん: ${shorten(row.lastWords, 40)}`,
      since: row.since,
      promise: row.until ? { until: row.until, words: promiseInWords(row.until, now).text } : undefined,
    }))
    if (owed.since) items.push({ href: CALLS, title: `折り返しを待つ電話 ${owed.count}件`, since: owed.since })
    if (others <= 0) return { items }
    const words = all < MOST_COUNTED ? `ほか ${others} 件の未返信の相談` : `ほか ${others} 件以上の未返信の相談`
    return { items, more: { href: deskAddress({ only: 'waiting', after: undefined }), text: words } }
  },
}
