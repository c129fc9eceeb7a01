import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { ToldRow } from '../../../definition/tell.ts'
import { viewApplication } from '../../handling/view-application.ts'
import type { Compares } from '../changes.ts'
import { askCorrection } from './ask-correction.ts'
import { callOffCorrection } from './call-off.ts'

const instant = z.string().openapi({ format: 'date-time', example: '2026-11-24T13:05:00Z' })
const id = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) })
const field = z.string().openapi({ description: '項目の id', example: 'phone' })
const lines = z.array(z.string())

const Correction = z
  .object({
    round: z.int(),
    askedAt: instant,
    askedBy: z.string(),
    dueOn: z.iso.date(),
    endedAt: instant.nullable(),
    outcome: z.enum(['corrected', 'called_off', 'refused']).nullable(),
    fields: z.array(
      z.object({
        field,
        label: z.string(),
        remark: z.string().nullable().openapi({ description: 'null: ほかの項目に伴って変わった' }),
        before: lines,
        after: lines.nullable().openapi({ description: 'null: まだ届いていないか、変わっていない' }),
      }),
    ),
  })
  .openapi('Correction')

const inLines = (rows: ToldRow[]): string[] =>
  rows.flatMap(({ row, label, lines: words, files }) =>
    [...words, ...files.map(({ name }) => name)].map((line) => (row ? `${row}: ${label}: ${line}` : line)),
  )

const shownOf = ({ round, askedAt, askedBy, dueOn, endedAt, outcome, compared }: Compares) => ({
  round,
  askedAt: askedAt.toString(),
  askedBy,
  dueOn: dueOn.toString(),
  endedAt: endedAt?.toString() ?? null,
  outcome,
  fields: compared.map(({ fieldId, label, remark, before, after, changed }) => ({
    field: fieldId,
    label,
    remark: remark ?? null,
    before: inLines(before),
    after: changed ? inLines(after) : null,
  })),
})

/** 補正 for other programs. */
export function correctionsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('applications:read'),
    method: 'get',
    path: '/applications/{id}/corrections',
    operationId: 'listCorrections',
    summary: '申請の補正(お願いしたことと、直す前・直したあと)',
    description: '読んだことは監査証跡に残ります。',
    request: { params: id },
    responses: {
      200: {
        description: '補正',
        content: { 'application/json': { schema: z.object({ items: z.array(Correction) }) } },
      },
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    const { history } = await viewApplication(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
    return c.json({ items: history.corrections.map(shownOf) }, 200)
  })

  const ask = createRoute({
    ...needs('applications:handle'),
    method: 'post',
    path: '/applications/{id}/corrections',
    operationId: 'askCorrection',
    summary: '補正を求める',
    request: {
      params: id,
      body: {
        content: {
          'application/json': {
            schema: z.object({
              fields: z.array(z.object({ field, remark: z.string().max(20_000) })).max(200),
              dueOn: z.iso.date().openapi({ description: '期限。あしたからあとの日' }),
            }),
          },
        },
        required: true,
      },
    },
    responses: { 204: { description: '求めました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(ask, async (c) => {
    const { fields, dueOn } = c.req.valid('json')
    const remarks = Object.fromEntries(fields.map((one) => [one.field, one.remark]))
    await askCorrection(c.var.municipality, c.var.now, c.var.staff, c.req.valid('param').id, { remarks, dueOn })
    return c.body(null, 204)
  })

  const callOff = createRoute({
    ...needs('applications:handle'),
    method: 'delete',
    path: '/applications/{id}/corrections/current',
    operationId: 'callOffCorrection',
    summary: '求めている補正を取りやめる',
    request: { params: id },
    responses: { 204: { description: '取りやめました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(callOff, async (c) => {
    await callOffCorrection(c.var.municipality, c.var.now, c.var.staff, c.req.valid('param').id)
    return c.body(null, 204)
  })
}
