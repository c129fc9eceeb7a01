import type { Context, Hono } from 'hono'
import type { Logger } from 'pino'
import type { ComponentChildren } from 'preact'
import type { Registry } from 'prom-client'
import type { Language } from '#lib/text/language.ts'
import type { Sealer } from '#lib/crypto/seal.ts'
import type { DoorProps } from '#ui/index.ts'
import type { Clock } from '#lib/time/clock.ts'
import type { Conversations, Topic } from './conversations/conversations.ts'
import type { Settings } from './settings.ts'
import type { FileStore } from './files/store.ts'
import type { Anyone } from './http/anonymous-page.tsx'
import type { SitePage } from './http/site-page.tsx'
import type { NavEntry } from './http/navigation.queries.ts'
import type { ConsoleEnv, SiteEnv } from './http/env.ts'
import type { KeptPages } from './http/kept-pages.ts'
import type { ApiHono } from './http/api.ts'
import type { FindTownKey } from './packages/town-key.ts'
import type { Matters } from './approvals/matter.ts'
import type { Duty, Staff } from './identity/staff.ts'
import type { Site } from './sites/site.ts'
import type { Municipalities, Municipality } from './municipality/municipalities.ts'

/** What one running process has in its hands. Tests make one with their own clock and stores. */
export interface Program {
  settings: Settings
  clock: Clock
  log: Logger
  metrics: Registry
  /** What /metrics answers: these metrics, and those of the processes beside this one. */
  figures: () => Promise<string>
  sealer: Sealer
  municipalities: Municipalities
  files: FileStore
  keptPages: KeptPages
  /** How long LINE is waited for, in ms: for its answer to a reply, and to a push. */
  linePatience: { reply: number; push: number }
  conversations: Conversations
  findTownKey: FindTownKey
}

/** Work of the worker: gets the payload of the job and the municipality whose job it is. Throws to be tried again. */
export type Task = (municipality: Municipality, payload: Record<string, unknown>) => Promise<void>

/** 「きょうの仕事」: one line of what waits for a member of staff. */
export interface WaitingItem {
  href: string
  title: string
  since: Temporal.Instant
  /** By when it was promised, and how to say that: what breaks first stands first. */
  promise?: { until: Temporal.Instant; words: string } | undefined
  /** What it only tells about: dropped where that waits by itself. */
  about?: string
}

/** What waits for a member of staff, the longest first, as far as the first page shows it. */
export interface Waiting {
  items: WaitingItem[]
  /** Where the rest is, if there is more. */
  more?: { href: string; text: string }
}

/** Where somebody is expected on a day. */
export interface PlannedPlace {
  staffId: number
  on: Temporal.PlainDate
  site: Pick<Site, 'name' | 'kind'>
}

/** A way in on the first page of the residents' portal. */
export type Door = DoorProps

/** What a module offers to the house; app.ts puts the parts in their places. */
export interface Module {
  name: string
  /** Pages and links that need no staff session; mounted at /. */
  site?: (program: Program) => Hono<SiteEnv>
  /** Its sitemaps for search engines, each of a bounded number of pages. */
  sitemaps?: (municipality: Municipality) => Promise<`/${string}`[]>
  /** What residents can do here today, in the reader's language: no door leads nowhere. */
  doors?: (municipality: Municipality, now: Temporal.Instant, language: Language) => Promise<Door[]>
  /** What stands instead of the portal's first page while something is the matter with the whole town. */
  frontPage?: (anyone: Anyone, doors: Door[]) => Promise<SitePage | undefined>
  /** What stands above every page of the console then. */
  strip?: (c: Context<ConsoleEnv>) => Promise<ComponentChildren>
  /** Another way for residents to sign in, where the town has it: the address gets `next`, where they wanted to go. */
  signIn?: (municipality: Municipality, language: Language) => Promise<{ href: `/${string}`; text: string } | undefined>
  /** What other machines tell us, proved by signature; mounted at /webhooks. */
  webhooks?: (program: Program) => Hono<SiteEnv>
  /** Mounted at /console behind the staff session. */
  console?: (program: Program) => Hono<ConsoleEnv>
  /** Mounted at /api/v1 behind a bearer token. */
  api?: (program: Program, api: ApiHono) => void
  /** What API tokens may be limited to: `{ 'inquiries:read': '相談を読む' }`. */
  scopes?: Record<string, string>
  /** Paths of forms that tell themselves, on their own page, that they are too large: see keepWords. */
  keepsWords?: string[]
  /** The duty without which they let nobody do anything, so that they are not offered. */
  scopesNeed?: Duty
  tasks?: (program: Program) => Record<string, Task>
  /** Names of tasks that wait for nobody outside. They have a worker of their own: one that hangs elsewhere holds none of them up. */
  promptTasks?: string[]
  /** Names of tasks that may wait for minutes for somebody outside. They too: however many wait, all else goes on. */
  slowTasks?: string[]
  /** When tasks run by themselves: `{ 'files.rescan': '* * * * *' }`, crontab times in UTC. */
  crontab?: Record<string, string>
  /** Words for the entries it writes to the audit trail: `{ 'conversation.viewed': '相談を見た' }`. */
  actions?: Record<string, string>
  /** What outgoing webhooks may tell of what happens in it: `{ 'inquiry.received': '住民から届いた' }`. Triggers tell it. */
  events?: Record<string, string>
  /** What it proposes for decision: `() => ({ 'attendance.leave': { name: '休暇', settled } })`. */
  matters?: (program: Program) => Matters
  /** 勤務場所 where somebody is expected on some days, both ends included: what was agreed, not what happened. */
  plannedPlaces?: (
    municipality: Municipality,
    staffIds: readonly number[],
    from: Temporal.PlainDate,
    through: Temporal.PlainDate,
  ) => Promise<PlannedPlace[]>
  /** What residents can ask about here, by the word before the colon: `{ application }`. */
  topics?: Record<string, Topic>
  /** Its pages in 「設定」, beside the kernel's. */
  settings?: { href: string; text: string }[]
  /** What stands on 「きょうの仕事」 above what waits. */
  today?: (c: Context<ConsoleEnv>) => Promise<ComponentChildren>
  navigation?: (municipality: Municipality, staff: Staff, now: Temporal.Instant) => Promise<NavEntry[]>
  waiting?: (municipality: Municipality, staff: Staff, now: Temporal.Instant) => Promise<Waiting>
}
