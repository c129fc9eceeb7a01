import { type Context, Hono } from 'hono'
import { serveFile } from '#kernel/files/serve.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed, versionIn } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { hasDuty } from '#kernel/identity/staff.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formKey } from '../form-key.ts'
import { listLabels } from '../subscriptions/labels.queries.ts'
import { broadcastPage } from './broadcast.page.tsx'
import { broadcastHref } from './broadcast.ts'
import { getBroadcast, listBroadcasts } from './broadcasts.queries.ts'
import { broadcastFormPage, type BroadcastForm } from './form.page.tsx'
import { broadcastsPage } from './list.page.tsx'
import { proposeBroadcast } from './propose-broadcast.ts'
import { countReached } from './results.queries.ts'
import { changeBroadcast, refuseUnchangeable, writeBroadcast } from './save-broadcast.ts'
import { resumeBroadcast, stopBroadcast } from './stop-broadcast.ts'
import { viewBroadcast } from './view-broadcast.ts'

const ONE = '/:id{[0-9]{1,15}}'
const PER_PAGE = 30

const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))

async function readForm(
  c: Context<ConsoleEnv>,
): Promise<{ typed: Typed; picture: File | undefined; tooLarge: boolean }> {
  const { typed, file } = await readTyped(c)
  return { typed, picture: file && file.size > 0 ? file : undefined, tooLarge: c.get('tooLarge') === true }
}

async function postedOf({ typed, picture, tooLarge }: Awaited<ReturnType<typeof readForm>>) {
  if (tooLarge) throw new Refusal(413, '写真が大きすぎます。10MB までの写真を選んでください。', 'picture')
  if (!picture) return { typed }
  return { typed, picture: { bytes: new Uint8Array(await picture.arrayBuffer()), name: picture.name } }
}

/** 「一斉配信」 in the staff console, behind the duty to answer. */
export function broadcastRoutes(program: Program) {
  const form = async (c: Context<ConsoleEnv>, more: Partial<BroadcastForm> = {}) => {
    const { db, now, staff } = c.var
    const sections = (await listSections(db, dateInTokyo(now))).filter(
      ({ id }) => staff.sectionIds.includes(id) && staff.covers.answer.includes(id),
    )
    return broadcastFormPage(program, c, { sections, labels: await listLabels(db), ...more })
  }
  const formAgain = (
    c: Context<ConsoleEnv>,
    refusal: Refusal,
    typed: Typed,
    more: Partial<BroadcastForm>,
    hadPicture: boolean,
  ) => {
    if (![409, 413, 422].includes(refusal.status)) throw refusal
    return form(c, { ...more, again: { typed, refusal, hadPicture } })
  }
  const show = async (c: Context<ConsoleEnv>, refusal?: Refusal) =>
    broadcastPage(program, c, await viewBroadcast(program, c.var, c.var.staff, idOf(c)), refusal?.mistakes)
  const act = async (c: Context<ConsoleEnv>, work: Promise<unknown>, done: string) => {
    const result = await orRefusal(work)
    if (!(result instanceof Refusal)) return c.redirect(`${broadcastHref(idOf(c))}?done=${done}`, 303)
    if (result.status !== 409) throw result
    return show(c, result)
  }

  return new Hono<ConsoleEnv>()
    .use(async (c, next) => {
      if (!hasDuty(c.var.staff, 'answer'))
        throw new Refusal(403, '一斉配信を使う職務がありません。所属の長か人事担当に確かめてください。')
      await next()
    })
    .get('/', async (c) => {
      const { db, staff } = c.var
      const after = idIn(c.req.query('after')) || undefined
      const rows = await listBroadcasts(db, staff, { limit: PER_PAGE + 1, after })
      const items = rows.slice(0, PER_PAGE)
      const reached = await countReached(
        db,
        items.map(({ id }) => id),
      )
      return broadcastsPage(program, c, { items, reached, next: rows.length > PER_PAGE ? items.at(-1)!.id : undefined })
    })
    .get('/new', (c) => form(c))
    .post('/', async (c) => {
      const read = await readForm(c)
      const key = formKey(c, firstOf(read.typed, 'key'))
      const { municipality, now, staff } = c.var
      const write = async () => writeBroadcast(program, municipality, now, staff, key, await postedOf(read))
      const id = await orRefusal(write())
      if (id instanceof Refusal) return formAgain(c, id, read.typed, {}, read.picture !== undefined)
      return c.redirect(`${broadcastHref(id)}?done=written`, 303)
    })
    .get(ONE, (c) => show(c))
    .get(`${ONE}/edit`, async (c) => {
      const broadcast = await getBroadcast(c.var.db, c.var.staff, idOf(c))
      refuseUnchangeable(broadcast)
      return form(c, { broadcast })
    })
    .post(ONE, async (c) => {
      const read = await readForm(c)
      const { db, municipality, now, staff } = c.var
      const broadcast = await getBroadcast(db, staff, idOf(c))
      refuseUnchangeable(broadcast)
      const change = async () => changeBroadcast(program, municipality, now, staff, idOf(c), await postedOf(read))
      const changed = await orRefusal(change())
      if (changed instanceof Refusal)
        return formAgain(c, changed, read.typed, { broadcast }, read.picture !== undefined)
      return c.redirect(`${broadcastHref(idOf(c))}?done=changed`, 303)
    })
    .get(`${ONE}/picture`, async (c) => {
      const { picture } = await getBroadcast(c.var.db, c.var.staff, idOf(c))
      if (!picture) throw new Refusal(404, '写真はありません。')
      return serveFile(program, c, c.var.municipality, { sha256: picture.previewSha256 }, { name: picture.name })
    })
    .post(`${ONE}/proposal`, async (c) => {
      const { typed } = await readTyped(c)
      const { municipality, now, staff } = c.var
      return act(c, proposeBroadcast(program, municipality, now, staff, idOf(c), versionIn(typed)), 'proposed')
    })
    .post(`${ONE}/stop`, (c) => act(c, stopBroadcast(c.var.db, c.var.now, c.var.staff, idOf(c)), 'stopped'))
    .post(`${ONE}/resumption`, (c) => act(c, resumeBroadcast(c.var.db, c.var.now, c.var.staff, idOf(c)), 'resumed'))
    .get(`${ONE}/:act{proposal|stop|resumption}`, async (c) =>
      c.redirect(broadcastHref((await getBroadcast(c.var.db, c.var.staff, idOf(c))).id), 303),
    )
}
