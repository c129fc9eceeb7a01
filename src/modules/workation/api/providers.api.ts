import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, id, version } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { requireDesk } from '../desk/handles.ts'
import { invite, removeMember, revokeInvitation } from '../providers/invite.ts'
import { listProviders } from '../providers/providers.queries.ts'
import { changeProvider, registerProvider } from '../providers/save-provider.ts'
import { ProviderIn, ProviderOut } from './shapes.ts'

const params = z.object({ id: id() })
const done = { 204: { description: '変えました' } }

/** 事業者 for other programs of the section. */
export function providersApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('workation:write'),
    method: 'get',
    path: '/workation/providers',
    operationId: 'listWorkationProviders',
    summary: '事業者',
    responses: {
      200: {
        description: '事業者',
        content: { 'application/json': { schema: z.object({ items: z.array(ProviderOut) }) } },
      },
      ...problems(401, 403, 429),
    },
  })
  api.openapi(list, async (c) => {
    await requireDesk(c.var.db, c.var.staff)
    return c.json({ items: (await listProviders(c.var.db)).map((one) => ProviderOut.parse(one)) }, 200)
  })

  const register = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/providers',
    operationId: 'registerWorkationProvider',
    summary: '事業者を登録する',
    request: { body: body(ProviderIn) },
    responses: {
      201: { description: '登録しました', content: { 'application/json': { schema: z.object({ id: z.int() }) } } },
      ...problems(401, 403, 422, 429),
    },
  })
  api.openapi(register, async (c) => {
    const { db, now, staff } = c.var
    await requireDesk(db, staff)
    return c.json({ id: await registerProvider(db, now, staff, asTyped(c.req.valid('json'))) }, 201)
  })

  const change = createRoute({
    ...needs('workation:write'),
    method: 'put',
    path: '/workation/providers/{id}',
    operationId: 'changeWorkationProvider',
    summary: '事業者の登録を変える',
    request: { params, body: body(ProviderIn.extend({ version })) },
    responses: { ...done, ...problems(401, 403, 409, 422, 429) },
  })
  api.openapi(change, async (c) => {
    const { db, now, staff } = c.var
    await requireDesk(db, staff)
    const { version: read, ...json } = c.req.valid('json')
    await changeProvider(db, now, staff, c.req.valid('param').id, asTyped(json), read)
    return c.body(null, 204)
  })

  const invitation = createRoute({
    ...needs('workation:write'),
    method: 'post',
    path: '/workation/providers/{id}/invitations',
    operationId: 'inviteToWorkationProvider',
    summary: '担当者を招待する(メールを送ります)',
    request: { params, body: body(z.object({ email: z.string().max(254) })) },
    responses: { ...done, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(invitation, async (c) => {
    const { db, now, staff, municipality } = c.var
    await requireDesk(db, staff)
    await invite(municipality, now, staff, c.req.valid('param').id, c.req.valid('json').email)
    return c.body(null, 204)
  })

  const revocation = createRoute({
    ...needs('workation:write'),
    method: 'delete',
    path: '/workation/providers/{id}/invitations/{invitation}',
    operationId: 'revokeWorkationInvitation',
    summary: '招待を取り消す',
    request: { params: z.object({ id: id(), invitation: id('invitation') }) },
    responses: { ...done, ...problems(401, 403, 409, 429) },
  })
  api.openapi(revocation, async (c) => {
    const { db, now, staff } = c.var
    await requireDesk(db, staff)
    const { id: providerId, invitation: which } = c.req.valid('param')
    await revokeInvitation(db, now, staff, providerId, which)
    return c.body(null, 204)
  })

  const removal = createRoute({
    ...needs('workation:write'),
    method: 'delete',
    path: '/workation/providers/{id}/members/{resident}',
    operationId: 'removeWorkationMember',
    summary: '担当者を外す',
    request: { params: z.object({ id: id(), resident: id('resident') }) },
    responses: { ...done, ...problems(401, 403, 409, 429) },
  })
  api.openapi(removal, async (c) => {
    const { db, now, staff } = c.var
    await requireDesk(db, staff)
    const { id: providerId, resident } = c.req.valid('param')
    await removeMember(db, now, staff, providerId, resident)
    return c.body(null, 204)
  })
}
