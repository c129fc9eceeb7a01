import type { Context } from 'hono'
import { z } from 'zod'
import type { SiteEnv } from '#kernel/http/env.ts'
import { record } from '#kernel/audit/record.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import { keepStep, readStep } from '#kernel/identity/step-cookie.ts'
import type { Program } from '#kernel/program.ts'
import { newToken, sameBytes } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { type Asked, findById } from '../web/asked.queries.ts'
import { RefusalInEach } from '../web/refusal-words.ts'
import { codeDigest, type CodeMaker } from './pointers.ts'
import { NOT_HERE, OVER, WRONG } from './visit-words.ts'
import { countGuess, type Found, findVisited, openVisit, VISIT_HOURS } from './visits.queries.ts'

/** The page on which a talk goes on, of whoever visits it. */
export const CONFIDENTIAL = '/inquiries/confidential'

const STEP = 'visit'

/** @throws Refusal 404 that says how one comes here */
export async function findVisit(program: Program, c: Context<SiteEnv>): Promise<Asked> {
  const visit = readStep(program, c, STEP, z.string())
  const pageId = visit && (await findVisited(c.var.db, c.var.now, visit))
  const asked = pageId ? await findById(c.var.db, pageId) : undefined
  if (!asked) throw new RefusalInEach(404, NOT_HERE)
  return asked
}

/**
 * Opens the page with the number that stands in the talk: a link that was forwarded opens nothing by itself.
 * @returns what the browser keeps
 * @throws Refusal 422 where the number is wrong; 404 where somebody else was first
 */
export async function openWithCode(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  maker: CodeMaker,
  { token, found, typed }: { token: string; found: Found; typed: string },
): Promise<string> {
  const code = typed.normalize('NFKC').replaceAll(/[\s-]/g, '')
  const right = /^\d{6}$/.test(code) ? await countGuess(db, now, found.stayId) : undefined
  if (!right || !sameBytes(right, codeDigest(maker, found.stayId, code))) throw new RefusalInEach(422, WRONG, 'code')
  const visit = newToken()
  await db.transaction().execute(async (tx) => {
    if (!(await openVisit(tx, now, token, { visit, stayId: found.stayId }))) throw new RefusalInEach(404, OVER)
    const { residentId, sectionId } = (await findById(tx, found.pageId))!
    await record(tx, now, `resident:${residentId}`, 'conversation.page_opened', `conversation:${found.pageId}`)
    await tellScreens(tx, `inquiries:${sectionId}`)
  })
  return visit
}

export const keepVisit = (program: Program, c: Context<SiteEnv>, visit: string): void =>
  keepStep(program, c, STEP, visit, VISIT_HOURS * 60)
