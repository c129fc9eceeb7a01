import { type Context, Hono } from 'hono'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, formReader } from '#kernel/http/form-reader.ts'
import { mendable } from '#kernel/http/mendable.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { wholeNumber } from '#lib/text/whole-number.ts'
import { frameOf, SOURCES } from '../../console/frame.tsx'
import { limitsOf, outsideOf } from '../harvest.ts'
import { hideHarvested, showHarvested } from '../hide-harvested.ts'
import { addSource, readAddress } from './add-source.ts'
import { askRun } from './ask-run.ts'
import { sourcePage } from './source.page.tsx'
import type { Source } from './source.ts'
import { findSource } from './sources.queries.ts'
import { sourcesPage } from './sources.page.tsx'
import { stopSource } from './stop-source.ts'

const ONE = '/:id{[0-9]{1,15}}'
const idOf = (c: Context) => Number(c.req.param('id'))

async function getSource(c: Context<ConsoleEnv>): Promise<Source> {
  const source = await findSource(c.var.db, idOf(c))
  if (!source) throw new Refusal(404, 'この収集先は見つかりません。')
  return source
}

/** Whoever waits for a form is not made to wait for a catalogue that hangs. */
const KNOCKING_MS = 10_000

const stopping = (stop: boolean) => async (c: Context<ConsoleEnv>) => {
  await stopSource(c.var.db, c.var.now, c.var.staff, idOf(c), stop)
  return c.redirect(`${SOURCES}/${idOf(c)}?done=source-${stop ? 'stopped' : 'resumed'}`, 303)
}

/** 「収集先」 of データ in the console. */
export function sourcesRoutes(program: Program) {
  const frame = frameOf(program)
  const outside = { ...outsideOf(limitsOf(program.settings)), patience: KNOCKING_MS }

  async function add(c: Context<ConsoleEnv>): Promise<Response> {
    const { municipality, now, staff } = c.var
    const { typed } = await readTyped(c)
    const read = async () => {
      const form = formReader(typed)
      const name = form.line('name', '名前', 100)
      const url = readAddress(firstOf(typed, 'url'))
      if (!url) form.wrong('url', 'カタログの住所を入力してください。例: https://data.example.jp')
      form.done()
      return addSource(municipality, now, staff, { name, url: url! }, outside)
    }
    const done = await orRefusal(read())
    if (!(done instanceof Refusal)) return c.redirect(`${SOURCES}/${done}?done=source-added`, 303)
    const again = { name: firstOf(typed, 'name'), url: firstOf(typed, 'url') }
    return sourcesPage(frame, c, { typed: again, ...mendable(done) })
  }

  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => sourcesPage(frame, c))
    .post('/', (c) => add(c))
    .get(ONE, async (c) => sourcePage(frame, c, await getSource(c)))
    .post(`${ONE}/runs`, async (c) => {
      const { db, now, staff } = c.var
      const mayLose = wholeNumber(firstOf((await readTyped(c)).typed, 'mayLose'), 0, 1_000_000) ?? 0
      await askRun(db, now, staff, idOf(c), mayLose)
      return c.redirect(`${SOURCES}/${idOf(c)}?done=run-asked`, 303)
    })
    .post(`${ONE}/hidden`, async (c) => {
      const [{ typed }, source] = [await readTyped(c), await getSource(c)]
      const [name, because] = [firstOf(typed, 'name'), firstOf(typed, 'because')]
      const wish = { name, because, all: firstOf(typed, 'all') !== '' }
      const done = await orRefusal(hideHarvested(c.var.db, c.var.now, c.var.staff, source, wish))
      if (done instanceof Refusal) return sourcePage(frame, c, source, { typed: wish, ...mendable(done) })
      return c.redirect(`${SOURCES}/${source.id}?done=source-hidden`, 303)
    })
    .post(`${ONE}/hidden/:slug{[a-z0-9_-]{2,100}}/removal`, async (c) => {
      const source = await getSource(c)
      await showHarvested(c.var.db, c.var.now, c.var.staff, source, c.req.param('slug'))
      return c.redirect(`${SOURCES}/${source.id}?done=source-shown`, 303)
    })
    .post(`${ONE}/stop`, stopping(true))
    .post(`${ONE}/resumption`, stopping(false))
}
