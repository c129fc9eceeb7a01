import { createRoute, z } from '@hono/zod-openapi'
import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { OUTCOMES } from './access.ts'
import { grantAccess } from './grant-access.ts'
import { recordAccounting } from './record-accounting.ts'

export const NETWORK_SCOPE = 'network:access'

const word = z.string().max(253).default('')

const AccessIn = z
  .object({
    user: word,
    certificate: word.openapi({ description: '確かめた証明書の共通名。なければ空' }),
    device: word.openapi({ description: 'Calling-Station-Id', example: 'AA-BB-CC-DD-EE-01' }),
    client: word.openapi({ description: '共有鍵で確かめた機器の名前' }),
    nas: word.openapi({ description: '機器が名乗る NAS-Identifier' }),
  })
  .openapi('NetworkAccess')

const reply = z.object({ op: z.literal(':='), value: z.tuple([z.string()]) })
const Reply = z
  .object({
    'reply:Session-Timeout': reply,
    'reply:Termination-Action': reply,
    'reply:Tunnel-Type': reply,
    'reply:Tunnel-Medium-Type': reply,
    'reply:Tunnel-Private-Group-Id': reply,
  })
  .openapi('NetworkReply')

const AccountingIn = z
  .object({ status: word.openapi({ example: 'Start' }), session: word, user: word, device: word, client: word })
  .openapi('NetworkAccounting')

const set = (value: string) => ({ op: ':=' as const, value: [value] as [string] })

/** The network is let in by those who look after it, not by whoever has a token. */
async function refuseOthers(db: Db, staff: Staff): Promise<void> {
  if (!(await coversWholeTown(db, staff, 'settings')))
    throw new Refusal(403, 'このトークンの持ち主には、設定の職務がありません。')
}

/** What FreeRADIUS asks and tells (deploy/freeradius): the words of rlm_rest. */
export function networkApi(api: ApiHono): void {
  const access = createRoute({
    ...needs(NETWORK_SCOPE),
    method: 'post',
    path: '/network/access',
    operationId: 'grantNetworkAccess',
    summary: 'この端末を、いまこの拠点のネットワークに入れてよいか(FreeRADIUS の post-auth)',
    request: { body: { content: { 'application/json': { schema: AccessIn } }, required: true } },
    responses: {
      200: { description: '席のある間、席の VLAN へ', content: { 'application/json': { schema: Reply } } },
      ...problems(401, 403, 422),
    },
  })
  api.openapi(access, async (c) => {
    const { db, staff, now } = c.var
    await refuseOthers(db, staff)
    const granted = await grantAccess(db, now, c.req.valid('json'))
    if (granted.outcome !== 'accepted') throw new Refusal(403, OUTCOMES[granted.outcome])
    return c.json(
      {
        'reply:Session-Timeout': set(String(granted.seconds)),
        // When the time is up the device asks again: an extended booking goes on.
        'reply:Termination-Action': set('RADIUS-Request'),
        'reply:Tunnel-Type': set('VLAN'),
        'reply:Tunnel-Medium-Type': set('IEEE-802'),
        'reply:Tunnel-Private-Group-Id': set(String(granted.vlan)),
      },
      200,
    )
  })

  const accounting = createRoute({
    ...needs(NETWORK_SCOPE),
    method: 'post',
    path: '/network/accounting',
    operationId: 'recordNetworkAccounting',
    summary: '接続の始まりと終わり(FreeRADIUS の accounting)',
    request: { body: { content: { 'application/json': { schema: AccountingIn } }, required: true } },
    responses: { 204: { description: '受け取りました' }, ...problems(401, 403, 422) },
  })
  api.openapi(accounting, async (c) => {
    const { db, staff, now } = c.var
    await refuseOthers(db, staff)
    await recordAccounting(db, now, c.req.valid('json'))
    return c.body(null, 204)
  })
}
