import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { type Mistake, Refusal, refuseMistakes } from '#lib/refusal.ts'
import { sealNameOf } from './end-sessions.ts'
import { type Gear, listGear, nameClient, removeGear, saveGear } from './network.queries.ts'

export interface TypedGear {
  nas: string
  host: string
  port: string
  /** Empty: the one that is kept stays. */
  secret: string
}

export interface NewGear {
  nasIdentifier: string | null
  /** None: nothing is told to cut off. */
  gear: { host: string; port: number; secret: string | undefined } | undefined
}

const DEFAULT_PORT = '3799'
const SHORTEST_SECRET = 16

/** What was typed. @throws Refusal 422 with everything that is wrong with it */
export function readGear(typed: TypedGear, kept: Gear): NewGear {
  const mistakes: Mistake[] = []
  const wrong = (field: keyof TypedGear, message: string) => void mistakes.push({ field, message })
  const [nas, host, secret] = [typed.nas.trim(), typed.host.trim(), typed.secret]
  const port = Number(typed.port.trim() || DEFAULT_PORT)
  if (!/^[!-~]{0,253}$/.test(nas)) wrong('nas', '機器の名前は、空白のない英数字と記号にしてください。例: minato')
  if (host && !/^[\w.:-]{1,253}$/.test(host)) wrong('host', '機器の住所を確かめてください。例: 192.0.2.10')
  if (host && !nas) wrong('nas', '切断を伝えるときは、機器の名前も入力してください。')
  if (!(Number.isInteger(port) && port >= 1 && port <= 65_535)) wrong('port', 'ポートは 1 から 65535 までの数です。')
  if (secret && secret.length < SHORTEST_SECRET) wrong('secret', `共有鍵は ${SHORTEST_SECRET} 文字以上にしてください。`)
  if (host && !secret && kept.host === null) wrong('secret', '共有鍵を入力してください。')
  refuseMistakes(mistakes)
  return { nasIdentifier: nas || null, gear: host ? { host, port, secret: secret || undefined } : undefined }
}

/** @throws Refusal 404 where there is no such site */
export async function getGear(db: Db<'workplaces'>, siteId: number): Promise<Gear> {
  const gear = (await listGear(db)).find((one) => one.siteId === siteId)
  if (!gear) throw new Refusal(404, 'この拠点は見つかりません。')
  return gear
}

/** 拠点の機器を決める: by which name it is known, and where it takes the word that a session is over. */
export async function changeGear(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  siteId: number,
  { nasIdentifier, gear }: NewGear,
  sealer: Sealer,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await nameClient(tx, siteId, nasIdentifier)))
      throw new Refusal(409, 'この名前の機器は、ほかの拠点のものです。', 'nas')
    const { host, port, secret } = gear ?? {}
    const sealedSecret = secret === undefined ? undefined : sealer.seal(sealNameOf(siteId), secret)
    if (gear) await saveGear(tx, { siteId, host: gear.host, port: gear.port, sealedSecret })
    else await removeGear(tx, siteId)
    await record(tx, now, `staff:${staff.id}`, 'network_gear.changed', `site:${siteId}`, {
      nasIdentifier,
      host: host ?? null,
      port: port ?? null,
      secretChanged: sealedSecret !== undefined,
    })
  })
}
