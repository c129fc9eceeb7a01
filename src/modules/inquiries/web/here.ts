import type { Context } from 'hono'
import type { Matter } from '#kernel/conversations/conversations.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { languageFor } from '#kernel/http/reader-language.ts'
import { leaveWhenIdle } from '#kernel/identity/require-session.ts'
import { findResident } from '#kernel/identity/residents.queries.ts'
import { sessionOf } from '#kernel/identity/session-cookie.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { CONFIDENTIAL, findVisit } from '../confidential/visit.ts'
import { type Asked, findAsked, findById, findLink, findOwn } from './asked.queries.ts'
import { heldMatter } from './matter-of.ts'

/**
 * The page at which somebody asks, and why they may: they hold its address (`/inquiries/<32 letters>`), have signed in (`/inquiries/12`),
 * hold what it is about (`/inquiries/application:…`), or came from
 * their talk on LINE (`/inquiries/confidential`). Of what it is about there may be no conversation yet.
 */
export interface Here {
  href: `/inquiries/${string}`
  asked: Asked | undefined
  matter?: Matter
  /** Of an address: until when it opens the page, and whether it came by mail. */
  link?: { expiresAt: Temporal.Instant; mailed: boolean }
  /** What they chose; otherwise that of the conversation, and before there is one, of what it is about. */
  lang: Language
}

/** Nobody knows in which language whoever stands here reads. */
const NOT_FOUND =
  'このページは見つかりません。アドレスを確かめるか、サインインしてお試しください。(This page was not found. Please check the address in our e-mail.)'

export async function signedInResident(program: Program, c: Context<SiteEnv>): Promise<number | undefined> {
  const session = await sessionOf(program, c)
  const resident = session?.residentId ? await findResident(c.var.db, session.residentId) : undefined
  if (session && resident) leaveWhenIdle(c, session, '/residents/sign-in?done=idle')
  return resident?.id
}

async function find(program: Program, c: Context<SiteEnv>): Promise<Omit<Here, 'lang'>> {
  const db: Db<'inquiries'> = c.var.db
  const which = c.req.param('which')!
  const href = `/inquiries/${which}` as const
  if (which.includes(':'))
    return { href, matter: await heldMatter(program, c, which), asked: await findAsked(db, which) }
  if (href === CONFIDENTIAL) return { href, asked: await findVisit(program, c) }
  if (/^\d{1,15}$/.test(which)) {
    const residentId = await signedInResident(program, c)
    const asked = residentId === undefined ? undefined : await findOwn(db, residentId, Number(which))
    if (!asked) throw new Refusal(404, NOT_FOUND)
    return { href, asked }
  }
  const link = await findLink(db, which)
  if (!link) throw new Refusal(404, NOT_FOUND)
  return { href, asked: await findById(db, link.conversationId), link }
}

/** @throws Refusal 404 for whoever may not; 410 where an address opened it once */
export async function findHere(program: Program, c: Context<SiteEnv>): Promise<Here> {
  const found = await find(program, c)
  const lang = languageFor(c, found.asked?.lang ?? found.matter?.lang)
  c.set('lang', lang)
  if (found.link && Temporal.Instant.compare(found.link.expiresAt, c.var.now) <= 0)
    throw new Refusal(410, 'このアドレスは、もう使えません。')
  return { ...found, lang }
}

/** Where the conversation is there. @throws Refusal 404, 410 */
export async function getHere(program: Program, c: Context<SiteEnv>): Promise<Here & { asked: Asked }> {
  const here = await findHere(program, c)
  if (!here.asked) throw new Refusal(404, NOT_FOUND)
  return { ...here, asked: here.asked }
}
