import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { asFile, CSV } from '#kernel/http/as-file.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { mendable } from '#kernel/http/mendable.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { FAQ } from '../faq.ts'
import { listOwnSections } from '../save-faq.ts'
import { compareFile } from './compare-file.ts'
import { asCsv, asWorkbook } from './export-file.ts'
import { LARGEST_FILE } from './faq-file.ts'
import { comparisonPage, filesPage } from './files.page.tsx'
import { takeInFile } from './take-in-file.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const Taking = z.object({
  file: z.string().max(LARGEST_FILE * 2),
  against: z.string().max(64).default(''),
  section: z.string().max(15).default(''),
})

/** The file that came with a form; none where nothing was chosen. */
async function fileIn(c: Context): Promise<Uint8Array> {
  const { file } = await c.req.parseBody()
  return file instanceof File ? new Uint8Array(await file.slice(0, LARGEST_FILE + 1).arrayBuffer()) : new Uint8Array()
}

/** 「表計算で」 in the console, behind the duty to answer. */
export function fileRoutes(program: Program) {
  const show = async (
    c: Context<ConsoleEnv>,
    bytes: Uint8Array,
    again: { refusal?: Refusal; section?: string } = {},
  ) => {
    const { db, now, staff } = c.var
    const { refusal, ...typed } = again
    return comparisonPage(program, c, {
      compared: await compareFile(db, staff, bytes),
      file: Buffer.from(bytes).toString('base64'),
      sections: await listOwnSections(db, now, staff),
      ...typed,
      ...(refusal && mendable(refusal)),
    })
  }
  return new Hono<ConsoleEnv>()
    .get('/files', (c) => filesPage(program, c))
    .get('/files/faqs.csv', async (c) => asFile(c, CSV, 'faqs.csv', await asCsv(c.var.db, c.var.staff)))
    .get('/files/faqs.xlsx', async (c) => asFile(c, XLSX, 'faqs.xlsx', await asWorkbook(c.var.db, c.var.staff)))
    .post('/files/comparisons', async (c) => {
      const bytes = await fileIn(c)
      if (bytes.length > 0) return show(c, bytes)
      return filesPage(program, c, {
        errors: [{ field: 'file', message: '取り込むファイルを選んでください。空のファイルは取り込めません。' }],
        status: 422,
      })
    })
    .post('/files/takings', async (c) => {
      const { file, against, section } = await readForm(c, Taking)
      const { db, now, staff } = c.var
      const bytes = new Uint8Array(Buffer.from(file, 'base64'))
      const taken = await orRefusal(takeInFile(db, now, staff, { bytes, sectionId: idIn(section), against }))
      if (taken instanceof Refusal) return show(c, bytes, { refusal: taken, section })
      return c.redirect(`${FAQ}?done=taken`, 303)
    })
}
