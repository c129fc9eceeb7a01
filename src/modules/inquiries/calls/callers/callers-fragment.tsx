import type { Context } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { tidy } from '#kernel/http/form-reader.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readPhone } from '../phone.ts'
import { findCallers } from './callers.queries.ts'
import { KnownCallers } from './known-callers.tsx'

/** Whom a number or a name may belong to, for the page on which they are typed. */
export async function callersFragment(c: Context<ConsoleEnv>) {
  const read = readPhone(c.req.query('phone') ?? '')
  const asked = { phone: 'phone' in read ? read.phone : null, name: tidy(c.req.query('name') ?? '') }
  const callers = await findCallers(c.var.db, c.var.staff, asked)
  c.header('Cache-Control', 'no-store')
  return c.html(renderToString(<KnownCallers callers={callers} now={c.var.now} />))
}
