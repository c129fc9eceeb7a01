import { shorten } from '#lib/text/names.ts'
import type { Module, Program } from '../program.ts'
import { approvalsApi, scopes } from './api.routes.ts'
import { GENERAL, general } from './general/free-proposal.ts'
import { getInbox, lengthOfInbox } from './inbox/inbox.ts'
import type { Matters } from './matter.ts'
import { proposalHref } from './proposals/tell.ts'
import { STEP_KINDS } from './routes/route.ts'
import { approvalRoutes } from './screens/console.routes.ts'

export { actsAsHead, isHeadSomewhere } from './desks/acts-as-head.ts'
export { getDesks } from './desks/desks.queries.ts'
export type { Matter, Settlement } from './matter.ts'
export { findProposalOf, holdProposal } from './proposals/proposals.queries.ts'
export { approveIn } from './proposals/approve.ts'
export { ownTurn } from './proposals/circulation.ts'
export { propose } from './proposals/propose.ts'
export { proposalHref, tellDecider } from './proposals/tell.ts'
export { findRouteInWords } from './routes/find-route-in-words.ts'
export { mayDecideAlone } from './routes/may-decide-alone.ts'
export { findRoute } from './routes/routes.queries.ts'
export { turnInWords, verbOf } from './screens/act-words.ts'
export { whereItStands, type WhereItStands } from './screens/where-it-stands.ts'
export { resubmit } from './proposals/resubmit.ts'
export { type ProposalView, viewProposal } from './proposals/view-proposal.ts'
export { withdrawProposal } from './proposals/withdraw-proposal.ts'
export type { NewDocument } from './proposals/sealed-document.ts'

/** All kinds of proposals there are. */
export const mattersOf = (program: Program, modules: Module[]): Matters =>
  Object.assign({ [GENERAL]: general }, ...modules.map(({ matters }) => matters?.(program) ?? {}))

/** Lines on the first page; the rest is counted. */
const SHOWN = 8

/** 決裁: proposals, their routes, and who may act. @param modules whose matters are decided here */
export function approvals(modules: Module[]): Module {
  return {
    name: 'approvals',
    console: (program) => approvalRoutes(program, mattersOf(program, modules)),
    api: (program, api) => approvalsApi(mattersOf(program, modules), api),
    scopes,
    navigation: async (_, staff, now) => [
      { href: '/console/approvals', text: '決裁', icon: 'stamp', own: (db) => lengthOfInbox(db, now, staff) },
    ],
    async waiting({ db }, staff, now) {
      const { turns, reviews, returned } = await getInbox(db, now, staff)
      const items = [
        ...turns.map(({ proposal, kind }) => ({ proposal, word: STEP_KINDS[kind], since: proposal.movedAt })),
        ...reviews.map((proposal) => ({ proposal, word: '後閲', since: proposal.movedAt })),
        ...returned.map((proposal) => ({ proposal, word: '差戻し', since: proposal.movedAt })),
      ].map(({ proposal, word, since }) => ({
        href: proposalHref(proposal.id),
        title: `${word}: ${shorten(proposal.title, 40)}(${shorten(proposal.proposer, 20)})`,
        since,
      }))
      const rest = items.length - SHOWN
      if (rest <= 0) return { items }
      return { items: items.slice(0, SHOWN), more: { href: '/console/approvals', text: `決裁待ちがほかに ${rest} 件` } }
    },
    actions: {
      'absence.ended': '不在を終わりにした',
      'absence.recorded': '不在を登録した',
      'approval_route.changed': '決裁ルートを変えた',
      'approval_route.ended': '決裁ルートをやめた',
      'proposal.approved': '承認した',
      'proposal.concurred': '合議した',
      'proposal.decided': '決裁した',
      'proposal.proposed': '起案した',
      'proposal.pulled_back': '引き戻した',
      'proposal.rejected': '却下した',
      'proposal.resubmitted': '出し直した',
      'proposal.returned': '差し戻した',
      'proposal.reviewed': '後閲した',
      'proposal.viewed': '起案を見た',
      'proposal.withdrawn': '取り下げた',
    },
  }
}
