import type { Context } from 'hono'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Language } from '#lib/text/language.ts'
import type { ReceivedFile } from '../files/receive.ts'
import type { SiteEnv } from '../http/env.ts'
import type { Staff } from '../identity/staff.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import type { Program } from '../program.ts'

/** 相談 as other rooms use it. The room that holds conversations makes it, and app.ts puts it into the program. */
export interface Conversations {
  /**
   * Opens a conversation on the town's own page, or writes into the one about the same; the same form sent twice is once. Whoever
   * asked hears by e-mail or LINE of what staff write there.
   * @throws Refusal 422 where the words are missing or too long, 409 where the form had sent something else
   */
  open: (tx: Tx, town: Municipality, now: Temporal.Instant, opening: Opening) => Promise<Opened>
  /** 返信不要: what was asked about this was answered otherwise, by a decision or a proposal; nobody waits for words any more. */
  settle: (tx: Tx, now: Temporal.Instant, staff: Pick<Staff, 'id'>, about: string) => Promise<void>
  /** The one about this, for staff who may see what it is about. */
  findAbout: (db: Db, about: string) => Promise<KnownConversation | undefined>
}

export interface Opening {
  /** Whose desk it lands on; where new conversations land, unless said. */
  sectionId?: number
  /** Whoever is outside: a resident who has signed in, or somebody of whom we know a name. */
  person: { residentId: number } | { name: string }
  /** What it is about, where it is one thing; only one conversation is about it. */
  about?: { subject: string; title: string }
  /** Who writes: whoever is outside, or staff who ask them. */
  by: 'asker' | Pick<Staff, 'id'>
  words: string
  files?: readonly ReceivedFile[]
  /** Where they want to hear of answers, besides what we know of a resident. */
  email?: string | undefined
  /** In which the page, its mails and its refusals speak to them; Japanese, unless said. */
  lang?: Language | undefined
  /** Drawn with the form. */
  key: string
}

export interface Opened {
  id: number
  /** The address under which whoever asked reads and writes on, for whoever holds it: hand it to nobody else. */
  href: `/inquiries/${string}`
}

export interface KnownConversation {
  href: `/console/${string}`
  lastAt: Temporal.Instant
  waitingSince: Temporal.Instant | null
}

/** One thing that can be asked about, as its room knows it. */
export interface Matter {
  title: string
  /** As whoever it belongs to calls it, where staff call it otherwise. */
  theirTitle?: string
  /** Its own page, for whoever asked for the matter. */
  href: `/${string}`
  sectionId: number
  residentId: number | null
  /** Of whoever it belongs to, as they wrote it; '' where they have not yet. */
  name: string
  email?: string | undefined
  /** Of the pages on which they ask; Japanese, unless said. */
  lang?: Language
}

/** A kind of things that can be asked about: `application` of `application:…`. */
export interface Topic {
  /** For whoever is at the browser, if it is theirs. @throws Refusal 404 */
  asHeld: (program: Program, c: Context<SiteEnv>, id: string) => Promise<Matter>
  /** For a member of staff, if they may see it. */
  asSeen: (town: Municipality, staff: Staff, id: string) => Promise<Matter | undefined>
}

/** Whoever asks there hears of news on the live channel under this word. */
export const askerWord = (conversationId: number): string => `asker:${conversationId}`
