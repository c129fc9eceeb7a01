import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { type Mistake, Refusal, refuseMistakes } from '#lib/refusal.ts'
import { sealNameOf } from './end-sessions.ts'
import { type Gear, listGear, removeGear, saveGear } from './network.queries.ts'

export interface TypedGear {
  host: string
  port: string
  /** Empty: the one that is kept stays. */
  secret: string
}

export interface NewGear {
  host: string
  port: number
  /** None: the one that is kept stays. */
  secret: string | undefined
}

const DEFAULT_PORT = '3799'
const SHORTEST_SECRET = 16

/** What was typed; nothing where sessions are not to be cut off. @throws Refusal 422 with everything that is wrong with it */
export function readGear(typed: TypedGear, kept: Gear): NewGear | undefined {
  const mistakes: Mistake[] = []
  const wrong = (field: keyof TypedGear, message: string) => void mistakes.push({ field, message })
  const [host, secret] = [typed.host.trim(), typed.secret]
  const port = Number(typed.port.trim() || DEFAULT_PORT)
  if (host && !/^[\w.:-]{1,253}$/.test(host)) wrong('host', '機器の住所を確かめてください。例: 192.0.2.10')
  if (host && kept.nasIdentifier === null)
    wrong('host', '先に、しごと場の設定で、この拠点の機器の名前を決めてください。')
  if (!(Number.isInteger(port) && port >= 1 && port <= 65_535)) wrong('port', 'ポートは 1 から 65535 までの数です。')
  if (secret && secret.length < SHORTEST_SECRET) wrong('secret', `共有鍵は ${SHORTEST_SECRET} 文字以上にしてください。`)
  if (host && !secret && kept.host === null) wrong('secret', '共有鍵を入力してください。')
  refuseMistakes(mistakes)
  return host ? { host, port, secret: secret || undefined } : undefined
}

/** @throws Refusal 404 where there is no such site */
export async function getGear(db: Db<'workplaces'>, siteId: number): Promise<Gear> {
  const gear = (await listGear(db)).find((one) => one.siteId === siteId)
  if (!gear) throw new Refusal(404, 'この拠点は見つかりません。')
  return gear
}

/** 切断の宛先を決める: where a site's gear takes the word that a session is over. */
export async function changeGear(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  siteId: number,
  gear: NewGear | undefined,
  sealer: Sealer,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { host, port, secret } = gear ?? {}
    const sealedSecret = secret === undefined ? undefined : sealer.seal(sealNameOf(siteId), secret)
    if (gear) await saveGear(tx, { siteId, host: gear.host, port: gear.port, sealedSecret })
    else await removeGear(tx, siteId)
    await record(tx, now, `staff:${staff.id}`, 'network_gear.changed', `site:${siteId}`, {
      host: host ?? null,
      port: port ?? null,
      secretChanged: sealedSecret !== undefined,
    })
  })
}
