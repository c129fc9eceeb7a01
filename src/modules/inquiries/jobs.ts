import { TELL_BY_LINE } from '#kernel/notifications/tell-resident.ts'
import type { Program } from '#kernel/program.ts'
import { sendBroadcastTask } from './broadcasts/send-broadcast.ts'
import { ERASE_SEARCHES, eraseSearchesTask } from './faq/gaps/erase-searches.ts'
import { releaseTask } from './held/release.ts'
import { declineGroupTask } from './line/decline-group.ts'
import { fetchContentTask } from './line/fetch-content.ts'
import { fetchProfileTask } from './line/fetch-profile.ts'
import { sendSignInTask } from './line/signing-in/send-sign-in.ts'
import { takeInTask } from './line/take-in.ts'
import { tellByLineTask } from './line/tell-by-line.ts'
import { THINK } from './machine/ask-machine.ts'
import { thinkTask } from './machine/think.ts'
import { bringMenusTask } from './menus/bring-to-line.ts'
import { BRING_MENUS } from './menus/wake.ts'
import { watchPromisesTask } from './promises/watch-promises.ts'
import { retentionTask } from './retention/run-retention.ts'
import { askSatisfactionTask } from './satisfaction/ask.ts'
import { ASK as ASK_SATISFACTION } from './satisfaction/plan-question.ts'
import { indexTask } from './search/index-conversations.ts'
import { sendTask } from './sending/send.ts'
import { sweepTask } from './sending/sweep.ts'
import { sendReportLinkTask } from './streets/report.routes.ts'
import { sendNoticeLinkTask } from './subscriptions/send-link.ts'

/** Jobs, by name. */
export const tasks = (program: Program) => ({
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
})

/** Somebody waits for these. */
export const promptTasks = [
  'inquiries.take-in',
  'inquiries.sweep',
  'inquiries.watch-promises',
  ASK_SATISFACTION,
  TELL_BY_LINE,
]

/** These wait for others, and hold nobody up. */
export const slowTasks = ['inquiries.fetch-content', 'inquiries.fetch-profile', THINK]

export const crontab = {
  'inquiries.index': '* * * * *',
  [ERASE_SEARCHES]: '40 2 * * *',
  'inquiries.sweep': '*/5 * * * *',
  'inquiries.retention': '30 17 * * *', // 2:30 in Japan
  'inquiries.watch-promises': '* * * * *',
  [ASK_SATISFACTION]: '*/5 * * * *',
}
