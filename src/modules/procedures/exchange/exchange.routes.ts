import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { readChoices } from '#kernel/packages/choices.ts'
import { confirmedIn, packageIn, PostedPackage } from '#kernel/packages/posted-package.ts'
import { distrustSigner } from '#kernel/packages/trust-signer.ts'
import { listTrusted } from '#kernel/packages/trusted-signers.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { draftHref, PROCEDURES } from '../editing/draft.ts'
import { listEditable } from '../editing/may.ts'
import { compareWithOurs } from './comparing/compare-with-ours.ts'
import { confirmPage, importPage } from './import.page.tsx'
import { importProcedure, lookAtFile } from './import-procedure.ts'

const Importing = PostedPackage.extend({ section: z.string().max(15).default('') })

const sections = (c: Context<ConsoleEnv>) => listEditable(c.var.db, c.var.now, c.var.staff)

/** 取込み: look at a file, then make a draft of it. */
export function exchangeRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .get('/import', async (c) => importPage(program, c, { signers: await listTrusted(c.var.db) }))
    .post('/import', async (c) => {
      const { db, now } = c.var
      const bytes = await packageIn(c)
      const looked = await orRefusal(lookAtFile(db, now, bytes))
      if (!(looked instanceof Refusal))
        return confirmPage(program, c, {
          looked,
          file: new TextDecoder().decode(bytes),
          sections: await sections(c),
          ours: await compareWithOurs(db, c.var.staff, looked),
        })
      if (looked.status !== 422) throw looked
      return importPage(program, c, { signers: await listTrusted(db), errors: looked.mistakes })
    })
    .post('/imports', async (c) => {
      const { db, now, staff } = c.var
      const { file, section, against, older, ...posted } = await readForm(c, Importing)
      // A form gives every line end as CRLF; between the parts of JSON that says nothing.
      const bytes = new TextEncoder().encode(file)
      const [choices, confirmed] = [readChoices(await c.req.parseBody()), confirmedIn(posted)]
      const about = { bytes, sectionId: Number(section), confirmed, against, choices, older: older === '1' }
      const done = await orRefusal(importProcedure(db, now, staff, about))
      if (!(done instanceof Refusal)) return c.redirect(`${draftHref(done)}?done=imported`, 303)
      const { status, mistakes: errors } = done
      const looked = await orRefusal(lookAtFile(db, now, bytes))
      if ((status !== 409 && status !== 422) || looked instanceof Refusal) throw done
      const ours = await compareWithOurs(db, staff, looked)
      return confirmPage(program, c, {
        looked,
        file,
        sections: await sections(c),
        section,
        ours,
        choices,
        errors,
        status,
      })
    })
    .post('/signers/:fingerprint{[0-9a-f]{64}}/removal', async (c) => {
      await distrustSigner(c.var.db, c.var.now, c.var.staff, c.req.param('fingerprint'))
      return c.redirect(`${PROCEDURES}?done=distrusted`, 303)
    })
}
