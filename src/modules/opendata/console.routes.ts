import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, versionIn } from '#kernel/http/form-reader.ts'
import { mendable } from '#kernel/http/mendable.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { BASE, type Frame, frameOf, setHref, SOURCES } from './console/frame.tsx'
import type { Dataset } from './datasets/dataset.ts'
import { datasetFormPage } from './datasets/dataset-form.page.tsx'
import { datasetsPage } from './datasets/datasets.page.tsx'
import { findDataset, findDatasetOf } from './datasets/datasets.queries.ts'
import { keptDatasetPage } from './datasets/kept-dataset.page.tsx'
import { getKept } from './datasets/may.ts'
import { addDataset, changeDataset } from './datasets/save-dataset.ts'
import { discardDraft } from './editions/discard-draft.ts'
import { makeFromFile } from './editions/make-from-file.ts'
import { gateRoutes } from './gate/gate.routes.ts'
import { doneOf } from './live/live.routes.ts'
import { refreshDataset } from './live/make-now.ts'
import { sourcesRoutes } from './harvest/sources/sources.routes.ts'
import { makeSameRows } from './editions/make-same-rows.ts'
import { proposePublication } from './publication/propose-publication.ts'
import { getReadable, withdraw } from './publication/withdraw.ts'
import { recordsRoutes } from './records/records.routes.ts'
import { withdrawalPage } from './publication/withdrawal.page.tsx'

type C = Context<ConsoleEnv>
type Kept = Dataset & { sectionId: number }
const db = (c: C): Db<'opendata'> => c.var.db

/** A dataset that everybody on the staff may look at. */
async function getSeen(c: C): Promise<Dataset> {
  const dataset = await findDataset(db(c), c.req.param('slug') ?? '')
  if (!dataset || dataset.source === 'harvest') throw new Refusal(404, 'データセットが見つかりません。')
  return dataset
}

const kept = (c: C): Promise<Kept> => getKept(db(c), c.var.staff, c.req.param('slug') ?? '')

type Done<Result> = string | ((result: Result) => string)

/** Does something with a dataset that one's section keeps; its page shows why not, where it could not be done. */
const act =
  <Result>(frame: Frame, done: Done<Result>, use: (c: C, dataset: Kept) => Promise<Result>) =>
  async (c: C) => {
    const dataset = await kept(c)
    const result = await orRefusal(use(c, dataset))
    if (result instanceof Refusal) {
      const { typed } = await readTyped(c)
      return keptDatasetPage(frame, c, dataset, { typed, ...mendable(result) })
    }
    const word = typeof done === 'string' ? done : done(result)
    return c.redirect(`${setHref(dataset.slug)}?done=${word}`, 303)
  }

const readFile = async (c: C, dataset: Kept) => {
  const { typed, file } = await readTyped(c)
  if (!file || file.size === 0) throw new Refusal(422, 'CSV ファイルを選んでください。', 'file')
  const bytes = new Uint8Array(await file.arrayBuffer())
  return makeFromFile(db(c), c.var.now, c.var.staff, dataset, { bytes, note: firstOf(typed, 'note').trim() })
}

/** データ in the console: every section's own datasets. */
export function datasetRoutes(program: Program) {
  const frame = frameOf(program)
  const SET = '/sets/:slug{[a-z0-9_-]{2,100}}'
  const WITHDRAWAL = `${SET}/editions/:number{[0-9]{1,6}}/withdrawal` as const
  return new Hono<ConsoleEnv>()
    .get('/', (c) => datasetsPage(frame, c))
    .get('/sets/new', (c) => datasetFormPage(frame, c))
    .post('/sets', async (c) => {
      const { typed } = await readTyped(c)
      const added = await orRefusal(addDataset(db(c), c.var.now, c.var.staff, typed))
      if (added instanceof Refusal) return datasetFormPage(frame, c, undefined, { typed, ...mendable(added) })
      return c.redirect(`${setHref(added)}?done=added`, 303)
    })
    .get(SET, async (c) => keptDatasetPage(frame, c, await getSeen(c)))
    .get(`${SET}/words`, async (c) => datasetFormPage(frame, c, await kept(c)))
    .post(`${SET}/words`, async (c) => {
      const [{ typed }, dataset] = [await readTyped(c), await kept(c)]
      const version = versionIn(typed)
      const changed = await orRefusal(changeDataset(db(c), c.var.now, c.var.staff, dataset, typed, version))
      if (changed instanceof Refusal) return datasetFormPage(frame, c, dataset, { typed, ...mendable(changed) })
      return c.redirect(`${setHref(dataset.slug)}?done=changed`, 303)
    })
    .post(`${SET}/file`, act(frame, 'read', readFile))
    .post(
      `${SET}/refresh`,
      act(frame, doneOf, (c, dataset) => refreshDataset(c.var.municipality, c.var.now, c.var.staff, dataset)),
    )
    .post(
      `${SET}/same-rows`,
      act(frame, 'same-rows', (c, dataset) => makeSameRows(db(c), c.var.now, c.var.staff, dataset)),
    )
    .post(
      `${SET}/draft-removal`,
      act(frame, 'removed', (c, dataset) => discardDraft(db(c), c.var.now, c.var.staff, dataset)),
    )
    .post(
      `${SET}/proposal`,
      act(frame, 'proposed', (c, dataset) => proposePublication(db(c), c.var.now, c.var.staff, dataset)),
    )
    .route(`${SET}/gate`, gateRoutes(frame))
    .get(WITHDRAWAL, async (c) => {
      const dataset = await kept(c)
      const { number } = await getReadable(db(c), dataset, Number(c.req.param('number')))
      return withdrawalPage(frame, c, dataset, number, undefined)
    })
    .post(WITHDRAWAL, async (c) => {
      const [{ typed }, dataset, number] = [await readTyped(c), await kept(c), Number(c.req.param('number'))]
      const because = firstOf(typed, 'because')
      const done = await orRefusal(withdraw(db(c), c.var.now, c.var.staff, dataset, number, because))
      if (done instanceof Refusal) return withdrawalPage(frame, c, dataset, number, { because, ...mendable(done) })
      return c.redirect(`${setHref(dataset.slug)}?done=withdrawn`, 303)
    })
    .get('/editions/:id{[0-9]{1,15}}', async (c) => {
      const dataset = await findDatasetOf(db(c), Number(c.req.param('id')))
      if (!dataset) throw new Refusal(404, 'この版は、もうありません。')
      return c.redirect(setHref(dataset.slug), 302)
    })
}

/** Everything of the module in the console. */
export const consoleRoutes = (program: Program) =>
  new Hono<ConsoleEnv>()
    .route(SOURCES.replace('/console', ''), sourcesRoutes(program))
    .route(BASE.replace('/console', ''), datasetRoutes(program))
    .route(BASE.replace('/console', ''), recordsRoutes(program))
