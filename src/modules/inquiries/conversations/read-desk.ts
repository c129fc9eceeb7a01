import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { allOf } from '#lib/all-of.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { listOwedIn } from '../calls/calls.queries.ts'
import { listStories } from '../calls/desk/call-events.queries.ts'
import { cannedFor } from '../canned/in-reply.ts'
import { listChoices } from '../casework/filter/choices.queries.ts'
import { openCase } from '../casework/open-case.ts'
import { findStay } from '../confidential/stays.queries.ts'
import { readDecisions } from '../decisions/read-decisions.ts'
import { replyFrom, suggestFaqs } from '../faq/desk/suggestions.tsx'
import { readyToReply } from '../held/ready-to-reply.ts'
import { knownQuota } from '../line/quota.ts'
import { readMachine } from '../machine/read-machine.ts'
import { listPresent } from '../presence/presence.queries.ts'
import { readAboutPromise } from '../promises/read-about-promise.ts'
import { findQuotable } from '../quoting/quotes.queries.ts'
import { listSaved } from '../search/saved/saved-filters.queries.ts'
import { openReport } from '../streets/open-report.ts'
import { seenMatter } from '../web/matter-of.ts'
import type { Conversation } from './conversations.queries.ts'
import { type Inbox, isNarrowed } from './inbox-address.ts'
import { openInbox } from './open-inbox.ts'
import { readPlace } from './place.ts'
import type { SentBack } from './sent-back.ts'
import type { View } from './view-conversation.ts'

/** Opens what stands on the desk: the list, and of the open conversation all that is beside its messages. */
export function readDesk(program: Program, c: Context<ConsoleEnv>, inbox: Inbox, view?: View, sentBack?: SentBack) {
  const { municipality, db, staff, now } = c.var
  const { conversation, to } = view ?? {}
  const before = readPlace(c.req.query('before'))
  return allOf({
    list: openInbox(db, staff, inbox, conversation),
    saved: listSaved(db, staff),
    choices: asksToFilter(c) || isNarrowed(inbox) ? listChoices(db, staff) : undefined,
    quota: to?.channel === 'line' ? knownQuota(program, municipality) : undefined,
    faqs: view ? suggestFaqs(db, view.conversation, view.messages) : [],
    begun: sentBack || !to ? undefined : begunWith(c, to),
    matter: conversation?.about ? seenMatter(c.var, conversation.about) : undefined,
    file: view && openCase(db, now, staff, view, before),
    promise: conversation?.waitingSince ? readAboutPromise(db, now, conversation) : undefined,
    replying: to && readyToReply(db, staff, to, now),
    stories: conversation && listStories(db, conversation),
    owed: conversation && listOwedIn(db, staff, conversation),
    decisions: view && readDecisions(db, now, staff, { ...view, conversation: view.to }, before),
    stay: conversation && findStay(db, conversation.id),
    present: conversation ? listPresent(db, staff, conversation.id, now) : [],
    quoted: to && findQuotable(db, to, idIn(sentBack ? sentBack.quotes : c.req.query('quote'))),
    machine: view && readMachine(db, staff, view.to, view.conversation),
    street: to && openReport(db, now, staff, to),
  })
}

/** The form that narrows the list is wanted. */
export const asksToFilter = (c: Context): boolean => c.req.query('show') === 'filter'

/** What the reply begins with, where a link asked for it: an answer of よくある質問, or a 定型文. */
async function begunWith({ req, var: { municipality, db, staff, now } }: Context<ConsoleEnv>, to: Conversation) {
  const faq = await replyFrom(db, req.query('faq'), municipality.publicUrl)
  return faq ?? (await cannedFor(db, staff, to, req.query('canned'), now))
}
