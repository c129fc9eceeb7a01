import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { pageOf, Paging, readCursor, toPage } from '#kernel/api/paging.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Program } from '#kernel/program.ts'
import { sectionsFor } from '#kernel/identity/staff.ts'
import type { MandateView } from '../../agents/agent-rows.ts'
import { tell } from '../../definition/tell.ts'
import { applicantOf, numberInWords } from '../application.ts'
import { listQueue, placeOf } from '../queue.queries.ts'
import { decide } from '../deciding/decide.ts'
import { Decided, proposalApi } from '../deciding/proposal.api.ts'
import { claim, handBack } from './claim.ts'
import { PlaceShape } from './place.ts'
import { reducedNames } from './reduced-names.ts'
import { viewApplication } from './view-application.ts'

export const scopes = { 'applications:read': '申請を読む', 'applications:handle': '申請を担当し、決める' }

const instant = z.string().openapi({ format: 'date-time', example: '2026-11-24T13:05:00Z' })
const state = z
  .enum(['submitted', 'correcting', 'deciding', 'accepted', 'refused'])
  .openapi({ description: '審査中・補正待ち・決裁中・受理・却下' })

const Row = z
  .object({
    id: z.uuid(),
    number: z.string().openapi({ example: 'R8-000123' }),
    title: z.string(),
    applicant: z.string(),
    section: z.string(),
    state,
    arrivedAt: instant,
    expectedBy: z.iso.date().nullable(),
    correctBy: z.iso.date().nullable().openapi({ description: '補正の期限' }),
    claimedBy: z.string().nullable().openapi({ description: '担当している職員の名前' }),
  })
  .openapi('ApplicationRow')

const Whole = z
  .object({
    ...Row.shape,
    procedure: z.string(),
    reason: z.string(),
    proposed: z
      .object({ ...Decided.shape, proposal: z.int().openapi({ description: '起案の id。/proposals/{id} で読める' }) })
      .nullable()
      .openapi({ description: '決裁中のとき、回っている決定の案' }),
    answers: z.record(z.string(), z.unknown()).openapi({ description: '項目の id ごとの答え' }),
    told: z.array(
      z.object({ page: z.string(), row: z.string().nullable(), label: z.string(), lines: z.array(z.string()) }),
    ),
    events: z.array(z.object({ at: instant, kind: z.string(), staff: z.string().nullable() })),
    reducedNames: z
      .array(
        z.object({
          field: z.string(),
          typed: z.string(),
          text: z.string().openapi({ description: 'JIS X 0208 の字で書いたもの。決められない字は 〓' }),
          reductions: z.array(
            z.object({ from: z.string(), to: z.string().nullable(), by: z.string(), candidates: z.array(z.string()) }),
          ),
        }),
      )
      .openapi({ description: 'JIS X 0208 にない字のある氏名の縮退と、その根拠(MJ縮退マップ)' }),
    confirmed: z
      .object({
        name: z.string(),
        address: z.string().optional(),
        birthdate: z.iso.date().optional(),
        gender: z.string().optional(),
        by: z.string().openapi({ description: '確かめたサービス' }),
        at: instant,
      })
      .nullable()
      .openapi({ description: '本人確認(マイナンバーカードなど)の内容' }),
    agent: z
      .object({
        name: z.string(),
        registrationNumber: z.string(),
        office: z.string(),
        check: z.enum(['confirmed', 'not_found']).nullable().openapi({ description: '名簿で確かめた結果' }),
        mandatedOn: z.iso.date(),
        mayCorrect: z.boolean(),
        mayReceive: z.boolean(),
        revoked: z.boolean(),
      })
      .nullable()
      .openapi({ description: '代理人(行政書士)と、いまの委任' }),
  })
  .openapi('Application')

const id = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) })
const nothing = { 204: { description: '済みました' }, ...problems(401, 403, 404, 409, 422, 429) }

const agentOf = ({ mandate, record }: MandateView) => ({
  name: mandate.agent,
  registrationNumber: mandate.registrationNumber,
  office: record.office,
  check: record.check,
  mandatedOn: record.mandatedOn.toString(),
  mayCorrect: mandate.mayCorrect,
  mayReceive: mandate.mayReceive,
  revoked: mandate.revoked,
})

/** 申請 for other programs: what residents wrote, without typing it again, and back what was decided. */
export function applicationsApi(program: Program, api: ApiHono): void {
  const list = createRoute({
    ...needs('applications:read'),
    method: 'get',
    path: '/applications',
    operationId: 'listApplications',
    summary: '申請の一覧(トークンの持ち主の課)',
    request: {
      query: z.object({
        queue: z.enum(['waiting', 'mine', 'correcting', 'deciding', 'done']).default('waiting'),
        ...Paging.shape,
      }),
    },
    responses: {
      200: { description: '申請', content: { 'application/json': { schema: pageOf(Row) } } },
      ...problems(401, 403, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    const { queue, limit, cursor } = c.req.valid('query')
    const asked = { sectionIds: sectionsFor(c.var.staff, 'answer'), staffId: c.var.staff.id, queue }
    const after = readCursor(PlaceShape, cursor)
    const page = toPage(await listQueue(c.var.db, asked, limit + 1, after), limit, (last) => placeOf(asked, last))
    const items = page.items.map((row) => ({
      id: row.id,
      number: numberInWords(row),
      title: row.title,
      applicant: [row.applicant?.family, row.applicant?.given].filter(Boolean).join(' '),
      section: row.section,
      state: row.state,
      arrivedAt: row.arrivedAt.toString(),
      expectedBy: row.expectedBy?.toString() ?? null,
      correctBy: row.correctBy?.toString() ?? null,
      claimedBy: row.claimant,
    }))
    return c.json({ items, next: page.next }, 200)
  })

  const get = createRoute({
    ...needs('applications:read'),
    method: 'get',
    path: '/applications/{id}',
    operationId: 'getApplication',
    summary: '申請の内容と経過',
    description: '読んだことは監査証跡に残ります。',
    request: { params: id },
    responses: {
      200: { description: '申請', content: { 'application/json': { schema: Whole } } },
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(get, async (c) => {
    const { application, events, confirmed, mandated, standing } = await viewApplication(
      c.var.db,
      c.var.now,
      c.var.staff,
      c.req.valid('param').id,
    )
    const { definition, answers } = application
    const told = tell(definition, answers).map(({ page, row, label, lines, files }) => ({
      page: page.title,
      row: row ?? null,
      label,
      lines: [...lines, ...files.map(({ name }) => name)],
    }))
    const whole = {
      id: application.id,
      number: numberInWords(application),
      title: definition.title,
      procedure: application.slug,
      applicant: applicantOf(definition, answers),
      section: application.section,
      state: application.state,
      arrivedAt: application.arrivedAt.toString(),
      expectedBy: application.expectedBy?.toString() ?? null,
      correctBy: application.correctBy?.toString() ?? null,
      claimedBy: application.claimant,
      reason: application.reason,
      proposed: application.proposed && standing ? { ...application.proposed, proposal: standing.proposal.id } : null,
      answers: answers as Record<string, unknown>,
      told,
      events: events.map(({ at, kind, staff }) => ({ at: at.toString(), kind, staff })),
      reducedNames: reducedNames(application).map(({ fieldId, typed, text, reductions }) => ({
        field: fieldId,
        typed,
        text,
        reductions: reductions.map(({ to, ...step }) => ({ ...step, to: to ?? null })),
      })),
      agent: mandated ? agentOf(mandated) : null,
      confirmed: confirmed ? { ...confirmed.person, by: confirmed.by, at: confirmed.at.toString() } : null,
    }
    return c.json(whole, 200)
  })

  const take = createRoute({
    ...needs('applications:handle'),
    method: 'post',
    path: '/applications/{id}/claim',
    operationId: 'claimApplication',
    summary: '担当する',
    request: { params: id },
    responses: nothing,
  })
  api.openapi(take, async (c) => {
    await claim(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
    return c.body(null, 204)
  })

  const giveBack = createRoute({
    ...needs('applications:handle'),
    method: 'delete',
    path: '/applications/{id}/claim',
    operationId: 'handBackApplication',
    summary: '担当を戻す',
    request: { params: id },
    responses: nothing,
  })
  api.openapi(giveBack, async (c) => {
    await handBack(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
    return c.body(null, 204)
  })

  const decision = createRoute({
    ...needs('applications:handle'),
    method: 'post',
    path: '/applications/{id}/decision',
    operationId: 'decideApplication',
    summary: '受理する、または理由を付けて却下する(却下は課長かその代わり)',
    description: '決裁に回す決定は 409。そのときは起案します。',
    request: {
      params: id,
      body: {
        content: { 'application/json': { schema: Decided } },
        required: true,
      },
    },
    responses: nothing,
  })
  api.openapi(decision, async (c) => {
    await decide(
      { municipality: c.var.municipality, sealer: program.sealer },
      c.var.now,
      c.var.staff,
      c.req.valid('param').id,
      c.req.valid('json'),
    )
    return c.body(null, 204)
  })

  proposalApi(api)
}
