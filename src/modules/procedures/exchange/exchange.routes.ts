import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { draftHref, PROCEDURES } from '../editing/draft.ts'
import { listEditable } from '../editing/may.ts'
import { distrustSigner } from './distrust-signer.ts'
import { listTrusted } from './exchange.queries.ts'
import { confirmPage, importPage } from './import.page.tsx'
import { importProcedure, lookAtFile } from './import-procedure.ts'
import { LARGEST_FILE } from './signed-procedure.ts'

const Importing = z.object({
  file: z.string().max(LARGEST_FILE),
  section: z.string().max(15).default(''),
  fingerprint: z.string().max(64).default(''),
  confirmed: z.literal('1').optional(),
})

/** The file that came with a form; none where it is larger than any that we would read. */
async function fileIn(c: Context<ConsoleEnv>): Promise<Uint8Array> {
  const { file } = await c.req.parseBody()
  return file instanceof File ? new Uint8Array(await file.slice(0, LARGEST_FILE + 1).arrayBuffer()) : new Uint8Array()
}

const sections = (c: Context<ConsoleEnv>) => listEditable(c.var.db, c.var.now, c.var.staff)

/** 取込み: look at a file, then make a draft of it. */
export function exchangeRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .get('/import', async (c) => importPage(program, c, { signers: await listTrusted(c.var.db) }))
    .post('/import', async (c) => {
      const { db, now } = c.var
      const bytes = await fileIn(c)
      const looked = await orRefusal(lookAtFile(db, now, bytes))
      if (!(looked instanceof Refusal))
        return confirmPage(program, c, { looked, file: new TextDecoder().decode(bytes), sections: await sections(c) })
      if (looked.status !== 422) throw looked
      return importPage(program, c, { signers: await listTrusted(db), errors: looked.mistakes })
    })
    .post('/imports', async (c) => {
      const { db, now, staff } = c.var
      const { file, section, fingerprint, confirmed } = await readForm(c, Importing)
      // A form gives every line end as CRLF; between the parts of JSON that says nothing.
      const bytes = new TextEncoder().encode(file)
      const about = { bytes, sectionId: Number(section), confirmed: confirmed && fingerprint }
      const done = await orRefusal(importProcedure(db, now, staff, about))
      if (!(done instanceof Refusal)) return c.redirect(`${draftHref(done)}?done=imported`, 303)
      const { status, mistakes } = done
      const looked = await orRefusal(lookAtFile(db, now, bytes))
      if ((status !== 409 && status !== 422) || looked instanceof Refusal) throw done
      return confirmPage(program, c, { looked, file, sections: await sections(c), section, errors: mistakes, status })
    })
    .post('/signers/:fingerprint{[0-9a-f]{64}}/removal', async (c) => {
      await distrustSigner(c.var.db, c.var.now, c.var.staff, c.req.param('fingerprint'))
      return c.redirect(`${PROCEDURES}?done=distrusted`, 303)
    })
}
