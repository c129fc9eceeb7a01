import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { insertNotification } from '../notifications/notifications.queries.ts'
import type { Module } from '../program.ts'
import { peopleOf } from '../../testing/approvals.ts'
import { findProposalOf, type Matter, mattersOf, propose, resubmit, type Settlement } from './index.ts'
import { approve } from './proposals/approve.ts'
import { rejectProposal } from './proposals/reject-proposal.ts'
import { returnProposal } from './proposals/return-proposal.ts'
import { withdrawProposal } from './proposals/withdraw-proposal.ts'

// A module of a later day: it proposes in its own transaction, and hears the end in that of the last act.
const heard: Settlement[] = []
let fails = false
const days: Matter = {
  name: '休暇',
  async settled(tx, settlement) {
    heard.push(settlement)
    await insertNotification(tx, settlement.now, 1, { title: `休暇 ${settlement.outcome}`, href: '/console' })
    if (fails) throw new Error('the module’s own table does not take it')
  },
}
const leave: Module = { name: 'leave', matters: () => ({ 'leave.days': days }) }

const town = await testTown()
const { db } = town.municipality
const people = peopleOf(town)
const now = town.clock()
const { municipality } = town
const office = { municipality, matters: mattersOf(town.program, [leave]) }
const [head, clerk] = [await people.staffOf('sato'), await people.staffOf('takahashi')]
const told = () => people.one("select count(*)::int from kernel.notifications where title like '休暇 %'")
await town.owner.query(`begin;
  insert into kernel.approval_routes (matter, name, valid_from) values ('leave.days', '休暇', '2026-04-01');
  insert into kernel.approval_route_steps (route_id, place, kind, position) select max(id), 1, 'decision', 'head' from kernel.approval_routes;
  commit`)

const proposeLeave = (subject: string) =>
  db.transaction().execute((tx) =>
    propose(tx, now, clerk, {
      matter: 'leave.days',
      subject,
      sectionId: clerk.sectionIds[0]!,
      title: '年次有給休暇(11月27日)',
      lines: [
        { label: '期間', text: '令和8年11月27日(金) 1日' },
        { label: '理由', text: '私用のため' },
      ],
      href: '/console/leave/12',
    }),
  )
const stepOf = async (id: number) => ({ stepId: Number(await people.stepOf(id)) })

test('a module hears how each of its proposals ended, in the transaction of the last act', async () => {
  const [decided, rejected, withdrawn] = [await proposeLeave('1'), await proposeLeave('2'), await proposeLeave('3')]
  await approve(office, now, head, decided, await stepOf(decided))
  await rejectProposal(office, now, head, rejected, { ...(await stepOf(rejected)), words: '繁忙期のため' })
  await withdrawProposal(office, now, clerk, withdrawn)
  assert.deepEqual(
    heard.map(({ subject, outcome, proposalId, staff }) => [subject, outcome, proposalId, staff.id]),
    [
      ['1', 'decided', decided, head.id],
      ['2', 'rejected', rejected, head.id],
      ['3', 'withdrawn', withdrawn, clerk.id],
    ],
  )
  assert.equal(await told(), 3)
})

test('a decision that its module cannot carry out is no decision', async () => {
  const id = await proposeLeave('4')
  const before = await told()
  fails = true
  await assert.rejects(approve(office, now, head, id, await stepOf(id)), /does not take it/)
  fails = false
  assert.equal(await people.stateOf(id), 'circulating')
  assert.equal(await told(), before)
  await approve(office, now, head, id, await stepOf(id))
  assert.equal(await people.stateOf(id), 'decided')
})

test('a matter that no module knows is not decided without effect', async () => {
  const id = await proposeLeave('5')
  await assert.rejects(approve({ municipality, matters: {} }, now, head, id, await stepOf(id)), /no module knows/)
  assert.equal(await people.stateOf(id), 'circulating')
})

test('a record has one proposal under way, and may be proposed again once that has ended', async () => {
  const first = await proposeLeave('6')
  await assert.rejects(proposeLeave('6'), /すでに起案され/)
  await withdrawProposal(office, now, clerk, first)
  const again = await proposeLeave('6')
  assert.equal((await findProposalOf(db, 'leave.days', '6'))?.id, again)
})

test('what was returned is mended in its module, and goes its route again with a new edition', async () => {
  const id = await proposeLeave('8')
  await returnProposal(office, now, head, id, { ...(await stepOf(id)), to: 'proposer', words: '日を確かめてください' })
  assert.equal((await findProposalOf(db, 'leave.days', '8'))?.state, 'returned')
  const mended = { title: '年次有給休暇(11月30日)', lines: [{ label: '期間', text: '令和8年11月30日(月) 1日' }] }
  await db.transaction().execute((tx) => resubmit(tx, now, clerk, id, mended))
  const again = (await findProposalOf(db, 'leave.days', '8'))!
  assert.deepEqual([again.state, again.edition, again.title], ['circulating', 2, mended.title])
  await approve(office, now, head, id, await stepOf(id))
  assert.equal(heard.at(-1)?.subject, '8')
})

test('a matter without a route is not proposed, and the screen says whom to ask', async () => {
  const other = { matter: 'leave.hours', subject: '1', sectionId: clerk.sectionIds[0]!, title: '時間休', lines: [] }
  await assert.rejects(
    db.transaction().execute((tx) => propose(tx, now, clerk, other)),
    /決裁ルートが決まっていません/,
  )
})

test('the page of a module’s proposal shows its lines and leads to its record; it is not mended here', async () => {
  const id = await proposeLeave('7')
  const html = await people.page(`/console/approvals/${id}`, 'sato')
  for (const words of [/令和8年11月27日\(金\) 1日/, /私用のため/, /href="\/console\/leave\/12"/])
    assert.match(html, words)
  assert.equal((await town.request(`/console/approvals/${id}/edit`, { as: 'takahashi' })).status, 404)
})

const route = (steps: string) => `begin;
    insert into kernel.approval_routes (matter, name, valid_from) values ('leave.wrong', '誤り', '2026-04-01');
    insert into kernel.approval_route_steps (route_id, place, kind, position)
      select (select max(id) from kernel.approval_routes), place, kind, 'head' from (values ${steps}) s (place, kind); commit`

test('a route that does not end in exactly one decision is refused by the database', async () => {
  for (const steps of [
    "(1, 'approval')",
    "(1, 'decision'), (2, 'approval')",
    "(1, 'decision'), (1, 'concurrence')",
    "(1, 'decision'), (2, 'decision')",
  ]) {
    await assert.rejects(town.owner.query(route(steps)), /exactly one decision/, steps)
  }
  await assert.rejects(
    town.owner.query(
      "insert into kernel.approval_routes (matter, name, valid_from) values ('leave.wrong', '空', '2026-04-01')",
    ),
    /exactly one decision/,
  )
})
