import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, id, keysOf, version } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { pageOf, Paging, readCursor, toPage } from '#kernel/api/paging.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { actOnCompany, COMPANY_ACTS } from '../companies/act-on-company.ts'
import { setNextAction } from '../companies/change-company.ts'
import { CompanyPlaceShape, getCompany, listCompanies, placeOf } from '../companies/companies.queries.ts'
import { type Company, STAGES } from '../companies/company.ts'
import { listCompanyActs } from '../companies/company-history.queries.ts'
import { requireDesk } from '../desk/handles.ts'
import { instant } from './shapes.ts'

const params = z.object({ id: id() })
const day = z.iso.date()
const stage = z.enum(keysOf(STAGES))
const next = { nextAction: z.string().max(1000), nextOn: day }
const done = { 204: { description: '変えました' } }

const CompanyOut = z
  .object({
    id: z.int(),
    name: z.string(),
    home: z.string(),
    stage,
    nextAction: z.string().nullable(),
    nextOn: day.nullable(),
    knownSince: instant,
    version,
  })
  .openapi('WorkationCompany')

const companyOut = (company: Company) =>
  CompanyOut.parse({
    ...company,
    nextOn: company.nextOn?.toString() ?? null,
    knownSince: company.knownSince.toString(),
  })

const ActOut = z
  .object({
    act: z.enum(keysOf(COMPANY_ACTS)),
    stage: stage.nullable(),
    onDay: day,
    words: z.string(),
    at: instant,
    who: z.string(),
  })
  .openapi('WorkationCompanyAct')

/** The newest that are told. */
const ACTS = 200

/** 会社 for other programs of the section. */
export function companiesApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('workation:write'),
    method: 'get',
    path: '/workation/companies',
    operationId: 'listWorkationCompanies',
    summary: '会社(次の対応の日が近い順)',
    request: {
      query: Paging.extend({
        stage: stage.optional(),
        name: z.string().max(80).default('').openapi({ description: '名前の一部' }),
      }),
    },
    responses: {
      200: { description: '会社', content: { 'application/json': { schema: pageOf(CompanyOut) } } },
      ...problems(401, 403, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    await requireDesk(c.var.db, c.var.staff)
    const { limit, cursor, ...search } = c.req.valid('query')
    const companies = await listCompanies(c.var.db, search, limit + 1, readCursor(CompanyPlaceShape, cursor))
    const page = toPage(companies, limit, placeOf)
    return c.json({ items: page.items.map(companyOut), next: page.next }, 200)
  })

  const one = createRoute({
    ...needs('workation:write'),
    method: 'get',
    path: '/workation/companies/{id}',
    operationId: 'getWorkationCompany',
    summary: '会社と、新しいものから 200 件のこれまで',
    request: { params },
    responses: {
      200: {
        description: '会社',
        content: { 'application/json': { schema: z.object({ company: CompanyOut, acts: z.array(ActOut) }) } },
      },
      ...problems(401, 403, 404, 429),
    },
  })
  api.openapi(one, async (c) => {
    await requireDesk(c.var.db, c.var.staff)
    const company = await getCompany(c.var.db, c.req.valid('param').id)
    const acts = (await listCompanyActs(c.var.db, company.id, ACTS)).map(({ act, stage, onDay, words, at, who }) => {
      return { act, stage, onDay: onDay.toString(), words, at: at.toString(), who }
    })
    return c.json({ company: companyOut(company), acts }, 200)
  })

  const act = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/companies/{id}/acts',
    operationId: 'actOnWorkationCompany',
    summary: '段階を変える、記録を残す、または次の対応を済みにする',
    request: {
      params,
      body: body(
        z.object({
          act: z.enum(keysOf(COMPANY_ACTS)),
          words: z.string().max(4000).default(''),
          stage: stage.optional().openapi({ description: 'act が stage のとき' }),
          onDay: day.optional().openapi({ description: 'act が stage のとき。その段階になった日' }),
          nextAction: next.nextAction.optional().openapi({ description: 'act が done のとき。その次の対応' }),
          nextOn: next.nextOn.optional(),
          version,
        }),
      ),
    },
    responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(act, async (c) => {
    const { db, now, staff } = c.var
    await requireDesk(db, staff)
    const { version: read, ...json } = c.req.valid('json')
    await actOnCompany(db, now, staff, c.req.valid('param').id, asTyped(json), read)
    return c.body(null, 204)
  })

  const put = createRoute({
    ...needs('workation:write'),
    method: 'put',
    path: '/workation/companies/{id}/next-action',
    operationId: 'setNextActionOfWorkationCompany',
    summary: '次の対応を決める(前のものの代わりに)',
    request: { params, body: body(z.object({ ...next, version })) },
    responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(put, async (c) => {
    const { db, now, staff } = c.var
    await requireDesk(db, staff)
    const { version: read, ...json } = c.req.valid('json')
    await setNextAction(db, now, staff, c.req.valid('param').id, asTyped(json), read)
    return c.body(null, 204)
  })
}
