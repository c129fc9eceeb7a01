import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { getDevice, readDevice, registerDevice, retireDevice, type TypedDevice } from './devices.ts'
import { changeGear, getGear, readGear, type TypedGear } from './gear.ts'
import { devicePage, gearPage, retirementPage } from './network-forms.page.tsx'
import { NETWORK, networkPage } from './network.page.tsx'
import { listPeople } from './people.queries.ts'

const text = (most: number) => z.string().max(most).default('')
const DeviceForm = z.object({ staff: text(20), name: text(1_000), mac: text(100), certificate: text(1_000) })
const GearForm = z.object({ host: text(1_000), port: text(20), secret: text(1_000) })

const DEVICE = '/devices/:id{[0-9]{1,15}}/retirement'
const SITE = '/sites/:id{[0-9]{1,15}}'
const idOf = (c: Context) => Number(c.req.param('id'))

/** What was refused, for the form that shows it; anything but a mistake of the form passes through. */
function mistakesOf(refusal: Refusal) {
  const { status, mistakes } = refusal
  if (status !== 409 && status !== 422) throw refusal
  return { status, errors: mistakes } as const
}

async function register(c: Context<ConsoleEnv>, typed: TypedDevice, people: readonly { id: number }[]) {
  const device = readDevice(
    typed,
    people.map(({ id }) => id),
  )
  await registerDevice(c.var.db, c.var.now, c.var.staff, device)
}

/** 「ネットワーク」, for those who look after it. */
export function networkRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .use('/', requireWholeTown('settings'))
    .use('/*', requireWholeTown('settings'))
    .get('/', (c) => networkPage(program, c))
    .get('/devices/new', async (c) => {
      const typed = { staff: '', name: '', mac: '', certificate: '' }
      return devicePage(program, c, { typed, people: await listPeople(c.var.db) })
    })
    .post('/devices', async (c) => {
      const typed = await readForm(c, DeviceForm)
      const people = await listPeople(c.var.db)
      const done = await orRefusal(register(c, typed, people))
      if (done instanceof Refusal) return devicePage(program, c, { typed, people, ...mistakesOf(done) })
      return c.redirect(`${NETWORK}?done=registered`, 303)
    })
    .get(DEVICE, async (c) => retirementPage(program, c, await getDevice(c.var.db, idOf(c))))
    .post(DEVICE, async (c) => {
      await retireDevice(c.var.db, c.var.now, c.var.staff, idOf(c))
      return c.redirect(`${NETWORK}?done=retired`, 303)
    })
    .get(SITE, async (c) => {
      const gear = await getGear(c.var.db, idOf(c))
      const { host, port } = gear
      const typed = { host: host ?? '', port: port ? String(port) : '', secret: '' }
      return gearPage(program, c, { gear, typed })
    })
    .post(SITE, async (c) => {
      const { db, now, staff } = c.var
      const gear = await getGear(db, idOf(c))
      const typed: TypedGear = await readForm(c, GearForm)
      const change = async () => changeGear(db, now, staff, gear.siteId, readGear(typed, gear), program.sealer)
      const done = await orRefusal(change())
      if (done instanceof Refusal) return gearPage(program, c, { gear, typed, ...mistakesOf(done) })
      return c.redirect(`${NETWORK}?done=gear`, 303)
    })
}
