import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { type Mistake, Refusal, refuseMistakes } from '#lib/refusal.ts'
import { type Device, macOf } from './device.ts'
import { endSessionsOf } from './end-sessions.ts'
import { findDeviceInUse, insertDevice, markRetired } from './network.queries.ts'
import { idIn } from '#lib/text/whole-number.ts'

export interface TypedDevice {
  staff: string
  name: string
  mac: string
  certificate: string
}

const LONGEST_NAME = 60
const LONGEST_CERTIFICATE = 200

/** What was typed. @throws Refusal 422 with everything that is wrong with it */
export function readDevice(typed: TypedDevice, people: readonly number[]): Omit<Device, 'id' | 'owner'> {
  const mistakes: Mistake[] = []
  const staffId = idIn(typed.staff)
  const [name, certificate, mac] = [typed.name.trim(), typed.certificate.trim(), macOf(typed.mac)]
  const wrong = (field: keyof TypedDevice, message: string) => void mistakes.push({ field, message })
  if (!people.includes(staffId)) wrong('staff', '使う職員を選んでください。')
  if (!name) wrong('name', '端末の名前を入力してください。例: ノートPC 12号')
  else if ([...name].length > LONGEST_NAME || /\p{Cc}/u.test(name))
    wrong('name', `端末の名前は ${LONGEST_NAME} 文字までにしてください。`)
  if (!mac) wrong('mac', 'MAC アドレスを入力してください。例: AA-BB-CC-DD-EE-01')
  if (certificate.length > LONGEST_CERTIFICATE)
    wrong('certificate', `証明書の共通名は ${LONGEST_CERTIFICATE} 文字までにしてください。`)
  refuseMistakes(mistakes)
  return { staffId, name, mac: mac!, certificate: certificate || null }
}

/** 端末を登録する. */
export async function registerDevice(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  device: Omit<Device, 'id' | 'owner'>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const id = await insertDevice(tx, now, device)
    if (id === undefined)
      throw new Refusal(
        409,
        'この MAC アドレスか証明書の端末は、すでに登録されています。使わなくなった端末は、登録をやめてください。',
        'mac',
      )
    const { staffId, mac, certificate } = device
    await record(tx, now, `staff:${staff.id}`, 'device.registered', `device:${id}`, {
      staff: staffId,
      mac,
      certificate,
    })
  })
}

/** @throws Refusal 404 where it is not there, or retired */
export async function getDevice(db: Db<'workplaces'>, id: number): Promise<Device> {
  const device = await findDeviceInUse(db, id)
  if (!device) throw new Refusal(404, 'この端末は登録されていません。')
  return device
}

/** 登録をやめる: what is on the network at this moment is cut off. */
export async function retireDevice(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { mac, staffId } = await getDevice(tx, id)
    if (!(await markRetired(tx, now, id))) throw new Refusal(404, 'この端末は登録されていません。')
    await endSessionsOf(tx, { deviceId: id })
    await record(tx, now, `staff:${staff.id}`, 'device.retired', `device:${id}`, { staff: staffId, mac })
  })
}
