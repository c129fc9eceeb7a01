import { type Context, Hono } from 'hono'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import { asFile, CSV } from '#kernel/http/as-file.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { BOARDS } from './boards/boards.ts'
import { listYears, readYear, viewEffects } from './boards/view-effects.ts'
import { askRecount } from './events/recount.ts'
import { boardFile } from './files/board-file.ts'
import { reportOf } from './files/report.ts'
import { workbookOf } from './files/workbook.ts'
import { loadFile } from './load/load-file.ts'
import { viewLoad } from './load/view-load.ts'
import { MarkForm, setMark } from './marks/set-mark.ts'
import { boardPage } from './pages/board.page.tsx'
import { HERE } from './pages/frame.tsx'
import { marksPage } from './pages/marks.page.tsx'
import { summaryPage } from './pages/summary.page.tsx'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const effectsOf = (c: Context<ConsoleEnv>) => viewEffects(c.var.db, c.var.now, c.req.query('year'))

/** 効果 in the console: read by all staff; 基準, 目標 and 数え直し are for whoever may change settings of the whole town. */
export function consoleRoutes(program: Program) {
  const console = new Hono<ConsoleEnv>()
    .use('/insights/marks', requireWholeTown('settings'))
    .use('/insights/recounts', requireWholeTown('settings'))
    .get('/insights', (c) => summaryPage(program, c))
    .get('/insights/marks', (c) => marksPage(program, c))
    .post('/insights/marks', async (c) => {
      const form = await readForm(c, MarkForm)
      const set = await orRefusal(setMark(c.var.db, c.var.now, c.var.staff, form))
      if (set instanceof Refusal) return marksPage(program, c, { form, refusal: set })
      return c.redirect(`${HERE}/marks?done=marked`, 303)
    })
    .post('/insights/recounts', async (c) => {
      await askRecount(c.var.db, c.var.now, c.var.staff.id)
      return c.redirect(`${HERE}/marks?done=recount#recount`, 303)
    })
    .get('/insights/effects.xlsx', async (c) => {
      const effects = await effectsOf(c)
      return asFile(
        c,
        XLSX,
        `effects-${effects.year}.xlsx`,
        await workbookOf(effects, await viewLoad(c.var.db, effects.year)),
      )
    })
    .get('/insights/report.pdf', async (c) => {
      const effects = await effectsOf(c)
      const { name } = await getProfile(c.var.db)
      const loads = await viewLoad(c.var.db, effects.year)
      const report = await reportOf(effects, loads, name, c.var.now)
      return asFile(c, 'application/pdf', `effects-${effects.year}.pdf`, report)
    })
    .get('/insights/load.csv', async (c) => {
      const year = readYear(c.req.query('year'), await listYears(c.var.db, c.var.now))
      return asFile(c, CSV, `load-${year}.csv`, loadFile(await viewLoad(c.var.db, year)))
    })
  for (const key of BOARDS) {
    console.get(`/insights/${key}`, (c) => boardPage(program, c, key))
    console.get(`/insights/${key}.csv`, async (c) => {
      const effects = await effectsOf(c)
      const view = effects.boards.find(({ board }) => board.key === key)!
      return asFile(c, CSV, `${key}-${effects.year}.csv`, boardFile(view))
    })
  }
  return console
}
