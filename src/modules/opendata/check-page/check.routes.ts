import { type Context, Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { validate } from '#lib/open-data/checking/validate.ts'
import { repair } from '#lib/open-data/repair/repair.ts'
import { findStandardSet, type StandardSet } from '#lib/open-data/standard/sets.ts'
import { CHECK, checkPage, type CheckPage, LARGEST, LARGEST_IN_WORDS, RECEIPT, REPAIRED } from './check.page.tsx'
import { inPieces } from './pieces.ts'

const CHECKS = { max: 30, per: { minutes: 10 } }

interface Brought {
  name: string
  bytes: Uint8Array
  set: StandardSet | undefined
}

/** The file that somebody brought. It is held while it is looked at, and kept nowhere. @throws Refusal 422, 429 */
async function readFile(c: Context<SiteEnv>): Promise<Brought> {
  await limit(c.var.db, c.var.now, `opendata-check ${networkOf(c.var.address)}`, CHECKS)
  const { file, set } = await c.req.parseBody()
  if (!(file instanceof File) || file.name === '')
    throw new Refusal(422, '検査する CSV ファイルを選んでください。', 'file')
  if (file.size > LARGEST)
    throw new Refusal(
      422,
      `ファイルは ${LARGEST_IN_WORDS}までです。大きなファイルは、コマンド (madoguchi opendata validate) で検査できます。`,
      'file',
    )
  return {
    name: file.name.replace(/\.[^.]*$/, ''),
    bytes: new Uint8Array(await file.arrayBuffer()),
    set: typeof set === 'string' ? findStandardSet(set) : undefined,
  }
}

const download = (c: Context<SiteEnv>, name: string, text: string) => {
  c.header('Cache-Control', 'no-store')
  c.header('Content-Disposition', `attachment; filename="opendata.csv"; filename*=UTF-8''${encodeURIComponent(name)}`)
  return c.body(text, 200, { 'Content-Type': 'text/csv; charset=utf-8' })
}

async function checked(c: Context<SiteEnv>): Promise<CheckPage> {
  const { name, bytes, set } = await readFile(c)
  return { report: await validate(inPieces(bytes), { set }), name, set: set?.id }
}

/** The mended file and its receipt, made anew for each: nothing of it stays here. */
async function mended(c: Context<SiteEnv>) {
  const { name, bytes, set } = await readFile(c)
  const [file, receipt]: [string[], string[]] = [[], []]
  await repair(inPieces(bytes), { set }, { file: (text) => file.push(text), receipt: (text) => receipt.push(text) })
  return { name, file: file.join(''), receipt: receipt.join('') }
}

/** 「CSV の検査」, for anybody. */
export function checkRoutes(program: Program) {
  const answer = async <T>(c: Context<SiteEnv>, work: Promise<T>, page: (done: T) => Response | Promise<Response>) => {
    const done = await orRefusal(work)
    return done instanceof Refusal ? checkPage(program, c, { refusal: done }) : page(done)
  }
  return (
    new Hono<SiteEnv>()
      .get(CHECK, (c) => checkPage(program, c, {}))
      .post(CHECK, (c) => answer(c, checked(c), (page) => checkPage(program, c, page)))
      .post(REPAIRED, (c) => answer(c, mended(c), ({ name, file }) => download(c, `${name}.repaired.csv`, file)))
      .post(RECEIPT, (c) => answer(c, mended(c), ({ name, receipt }) => download(c, `${name}.receipt.csv`, receipt)))
      // A page that was answered to a form and is read again.
      .get(REPAIRED, (c) => c.redirect(CHECK))
      .get(RECEIPT, (c) => c.redirect(CHECK))
  )
}
