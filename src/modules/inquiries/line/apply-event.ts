import { eraseFile } from '#kernel/files/erase.ts'
import { findOrCreateResident, findResidentId } from '#kernel/identity/residents.queries.ts'
import { enqueue, tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'
import {
  type Arrived,
  findConversationOf,
  type Held,
  holdConversation,
  insertMessage,
  keepReplyToken,
  raiseConversation,
  setFollowing,
} from '../conversations/incoming.queries.ts'
import { holdDesk } from '../casework/merging/hold-desk.queries.ts'
import { answerAsked, leadToPage, sendAsked } from '../confidential/in-talk.ts'
import { holdStandingPage } from '../confidential/stays.queries.ts'
import { maskPieces } from '../conversations/mask-pieces.ts'
import { promiseAnswer } from '../promises/promise-answer.ts'
import { emptyMessage, findWithdrawal, insertWithdrawal } from '../conversations/withdraw.queries.ts'
import type { NewMessage } from '../conversations/message.ts'
import { chooseByLine } from '../calls/offers/choose-by-line.ts'
import type { ReplyToken } from '../sending/sendings.queries.ts'
import type { LineEvent } from './event.ts'
import { messageOf, postbackMessage } from './event-content.ts'
import { eraseEventOf, maskEventText } from './line-events.queries.ts'
import { asksToSignIn } from './signing-in/send-sign-in.ts'
import { offersNotices } from '../subscriptions/labels.queries.ts'
import { asksForNotices } from '../subscriptions/subscription.ts'
import { takesReports } from '../streets/kinds.queries.ts'
import { asksToReport } from '../streets/street-report.ts'
import { noteFriend, noteLeaving } from '../subscriptions/subscriptions.queries.ts'
import { readPostback } from '../satisfaction/signed.ts'
import { ASKED, chooseLanguage, offerLanguages } from '../languages/choose-in-talk.ts'
import { readLanguage } from '../languages/language-postback.ts'
import { asksForLanguage } from '../languages/language-word.ts'
import { takeTap } from '../satisfaction/take-tap.ts'
import { LINE_ISSUER } from './issuer.ts'
import { tellAuthors } from '../held/tell-author.ts'

/** A reply token works for a minute from its webhook; some seconds are kept back for the way there. */
const REPLY_SECONDS = 50

interface Body {
  mode?: string
  replyToken?: string
  source?: { type?: string; userId?: string }
  message?: Parameters<typeof messageOf>[0]
  postback?: Parameters<typeof postbackMessage>[0]
  unsend?: { messageId?: string }
  withdrawn?: boolean
}

/** Does what an event means. Types that mean nothing to the desk stay stored and change nothing. */
export async function applyEvent(
  tx: Tx<'inquiries'>,
  event: LineEvent,
  receivedAt: Temporal.Instant,
  now: Temporal.Instant,
  town: { publicUrl: string; secretKey: string },
): Promise<void> {
  const body = event.body as Body
  const personal = body.source?.type === 'user' && body.source.userId
  if (event.type === 'join') return declineGroup(tx, body)
  if (!personal || body.withdrawn) return
  if (event.type === 'message' && body.message)
    return take(tx, event, body, { receivedAt, now }, messageOf(body.message), town)
  const tap = event.type === 'postback' && readPostback(body.postback?.data)
  if (tap) return tapped(tx, event, body, receivedAt, (talk) => takeTap(tx, town, now, talk, tap))
  const lang = event.type === 'postback' && readLanguage(town.secretKey, personal, body.postback?.data)
  if (lang) return tapped(tx, event, body, receivedAt, (talk) => chooseLanguage(tx, now, talk, lang))
  if (event.type === 'postback' && body.postback) {
    const choice = { lineUserId: personal, data: body.postback.data, reply: freeReply(body, receivedAt) }
    if (await chooseByLine(tx, town.secretKey, now, choice)) return
    return take(tx, event, body, { receivedAt, now }, postbackMessage(body.postback), town)
  }
  if (event.type === 'unsend' && body.unsend?.messageId) return withdraw(tx, body.unsend.messageId, event.occurredAt)
  if (event.type === 'follow') return follow(tx, event, now, true)
  if (event.type === 'unfollow') return follow(tx, event, now, false)
}

async function take(
  tx: Tx<'inquiries'>,
  event: LineEvent,
  body: Body,
  { receivedAt, now }: { receivedAt: Temporal.Instant; now: Temporal.Instant },
  message: NewMessage,
  town: { secretKey: string },
): Promise<void> {
  const lineMessageId = body.message?.id ?? null
  const resident = await findOrCreateResident(tx, { kind: 'line', issuer: LINE_ISSUER, subject: event.sourceId })
  const conversation = await holdConversation(tx, { id: resident.id, lineUserId: event.sourceId }, event.occurredAt)
  if (resident.isNew || conversation.isNew) {
    await enqueue(tx, 'inquiries.fetch-profile', { residentId: resident.id, userId: event.sourceId })
  }
  if (message.kind === 'text' && asksToSignIn(message.body)) return sendLink(tx, event, body, conversation, SIGN_IN)
  if (message.kind === 'text' && asksForNotices(message.body) && (await offersNotices(tx)))
    return sendLink(tx, event, body, conversation, NOTICES)
  if (message.kind === 'text' && asksToReport(message.body) && (await takesReports(tx)))
    return sendLink(tx, event, body, conversation, REPORTS)
  if (message.kind === 'text' && asksForLanguage(message.body)) {
    if (!(await note(tx, event, body, conversation, ASKED))) return
    await keepToken(tx, conversation, body, receivedAt)
    return offerLanguages(tx, town.secretKey, now, conversation, event.sourceId)
  }
  const withdrawnAt = lineMessageId ? await findWithdrawal(tx, lineMessageId) : undefined
  const arrived: Arrived = { ...message, occurredAt: event.occurredAt, lineMessageId, author: 'resident' }
  const asked = await answerAsked(tx, conversation, arrived)
  if (asked === 'noted before') return
  if (asked) {
    await keepToken(tx, conversation, body, receivedAt)
    await sendAsked(tx, now, conversation, message.body)
    return tellScreens(tx, `inquiries:${conversation.sectionId}`)
  }
  if (message.kind === 'text') arrived.body = await masked(tx, conversation, arrived)

  const messageId = await insertMessage(tx, conversation, arrived)
  if (messageId === undefined) return
  await raiseConversation(tx, conversation, arrived)
  await tellAuthors(tx, conversation.id, arrived.occurredAt)
  await keepToken(tx, conversation, body, receivedAt)
  if (withdrawnAt && lineMessageId) return withdraw(tx, lineMessageId, withdrawnAt)
  if (message.attachment !== undefined) await enqueue(tx, 'inquiries.fetch-content', { messageId })
  if (!(await leadToPage(tx, now, conversation, arrived))) await promiseAnswer(tx, now, conversation.id, message.kind)
  await tellScreens(tx, `inquiries:${conversation.sectionId}`)
}

/** A signed button of ours: an answer, and no message. */
async function tapped(
  tx: Tx<'inquiries'>,
  event: LineEvent,
  body: Body,
  receivedAt: Temporal.Instant,
  answer: (talk: Held) => Promise<void>,
): Promise<void> {
  const residentId = await findResidentId(tx, { kind: 'line', issuer: LINE_ISSUER, subject: event.sourceId })
  const conversation = residentId === undefined ? undefined : await findConversationOf(tx, residentId)
  if (!conversation) return
  await holdStandingPage(tx, conversation.id)
  await holdDesk(tx, conversation.id)
  await keepToken(tx, conversation, body, receivedAt)
  await answer(conversation)
}

async function keepToken(tx: Tx<'inquiries'>, conversation: Held, body: Body, receivedAt: Temporal.Instant) {
  const free = freeReply(body, receivedAt)
  if (free) await keepReplyToken(tx, conversation, free.token, free.until)
}

/** What answers an event for nothing, where LINE lets us answer it. */
function freeReply({ replyToken, mode }: Body, receivedAt: Temporal.Instant): ReplyToken | undefined {
  if (!replyToken || mode === 'standby') return undefined
  return { token: replyToken, until: receivedAt.add({ seconds: REPLY_SECONDS }) }
}

const SIGN_IN = {
  task: 'inquiries.send-sign-in',
  noted: 'サインインのリンクを求められたので、プログラムが送りました',
}
const NOTICES = {
  task: 'inquiries.send-notice-link',
  noted: '受け取るお知らせを選ぶリンクを求められたので、プログラムが送りました',
}
const REPORTS = {
  task: 'inquiries.send-report-link',
  noted: '通報のリンクを求められたので、プログラムが送りました',
}

/** No word to the staff: the program answers it, and the conversation only notes that. A webhook that comes twice is answered once. */
async function sendLink(
  tx: Tx<'inquiries'>,
  event: LineEvent,
  body: Body,
  conversation: Held,
  { task, noted: words }: typeof SIGN_IN,
): Promise<void> {
  const noted = await note(tx, event, body, conversation, words)
  if (!noted || !body.replyToken || body.mode === 'standby') return
  const payload = { replyToken: body.replyToken, lineUserId: event.sourceId }
  await enqueue(tx, task, payload, { maxAttempts: 1 })
  await tellScreens(tx, `inquiries:${conversation.sectionId}`)
}

/** That they asked for it, instead of what they wrote. @returns false where it was noted before */
async function note(tx: Tx<'inquiries'>, event: LineEvent, body: Body, conversation: Held, words: string) {
  const noted = await insertMessage(tx, conversation, {
    kind: 'notice',
    body: words,
    detail: {},
    occurredAt: event.occurredAt,
    lineMessageId: body.message?.id ?? null,
    author: 'system',
  })
  return noted !== undefined
}

/** Without a 個人番号 that this message completes; the raw events lose it too. */
async function masked(tx: Tx<'inquiries'>, conversation: Held, arrived: Arrived): Promise<string> {
  const { text, pieces } = await maskPieces(tx, conversation, arrived.body, arrived.occurredAt)
  for (const { lineMessageId, masked } of pieces) if (lineMessageId) await maskEventText(tx, lineMessageId, masked)
  if (text !== arrived.body && arrived.lineMessageId) await maskEventText(tx, arrived.lineMessageId, text)
  return text
}

/** 送信取消: gone from the screen and from storage; that something was withdrawn, and when, stays. */
async function withdraw(tx: Tx<'inquiries'>, lineMessageId: string, at: Temporal.Instant): Promise<void> {
  await insertWithdrawal(tx, lineMessageId, at)
  await eraseEventOf(tx, lineMessageId)
  const withdrawn = await emptyMessage(tx, lineMessageId, at)
  if (!withdrawn) return
  for (const file of withdrawn.files) await eraseFile(tx, file)
  await tellScreens(tx, `inquiries:${withdrawn.sectionId}`)
}

async function follow(tx: Tx<'inquiries'>, event: LineEvent, now: Temporal.Instant, following: boolean): Promise<void> {
  if (!following) await noteLeaving(tx, now, event.sourceId)
  const residentId = await findResidentId(tx, { kind: 'line', issuer: LINE_ISSUER, subject: event.sourceId })
  const conversation = residentId === undefined ? undefined : await findConversationOf(tx, residentId)
  if (!conversation) return noteFriend(tx, event.sourceId, following)
  if (!(await setFollowing(tx, conversation, following, event.occurredAt))) return
  const words = following ? '友だちに追加されました' : 'ブロックされました。送っても相手の画面には出ません'
  await insertMessage(tx, conversation, {
    kind: 'notice',
    body: words,
    detail: {},
    occurredAt: event.occurredAt,
    lineMessageId: null,
    author: 'system',
  })
  await tellScreens(tx, `inquiries:${conversation.sectionId}`)
}

/** A group is no place for a consultation: the town says so once, when it is invited, and keeps quiet after. */
async function declineGroup(tx: Tx<'inquiries'>, body: Body): Promise<void> {
  if (body.replyToken && body.mode !== 'standby') {
    await enqueue(tx, 'inquiries.decline-group', { replyToken: body.replyToken }, { maxAttempts: 1 })
  }
}
