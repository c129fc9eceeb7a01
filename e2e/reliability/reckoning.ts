import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Clerk } from './clerk.ts'
import { acceptedEvents } from './residents.ts'
import type { Scene } from './scene.ts'
import { until } from './until.ts'

/** What became of the events that LINE was told 200 for. */
export interface Reckoning {
  accepted: number
  stored: number
  /** Worked off, without a failure. */
  processed: number
  /** Messages on the clerk's screens. */
  shown: number
  /** Accepted, and not stored. */
  lost: string[]
  /** Stored more than once, or shown more than once. */
  doubled: string[]
}

/** Nothing waits any more: no event, no sending, no photo. */
export const allQuiet = ({ owner }: Scene) =>
  until('everything stored is worked off', async () => {
    const { rows } = await owner.query<{ waits: number }>(
      `select (select count(*) from inquiries.line_events where processed_at is null)
         + (select count(*) from inquiries.sendings where state = 'queued')
         + (select count(*) from inquiries.attachments where state = 'fetching') as waits`,
    )
    return Number(rows[0]?.waits) === 0
  })

/** Ids of accepted events that the database does not know, as soon as it answers. */
export async function lostEvents({ line, owner }: Scene, accepted = acceptedEvents(line)): Promise<string[]> {
  let known: Set<string> | undefined
  await until('PostgreSQL answers', async () => {
    const answer = await owner
      .query<{ id: string }>('select webhook_event_id as id from inquiries.line_events')
      .catch(() => undefined)
    known = answer && new Set(answer.rows.map((row) => row.id))
    return known !== undefined
  })
  return accepted.filter((id) => !known?.has(id))
}

export async function reckon(scene: Scene, clerk: Clerk): Promise<Reckoning> {
  const { line, owner } = scene
  const accepted = acceptedEvents(line)
  const stored = await owner.query<{ processed: boolean }>(
    `select processed_at is not null and failure is null as processed from inquiries.line_events`,
  )
  const onScreen = await shownMessages(clerk, owner)
  return {
    accepted: accepted.length,
    stored: stored.rows.length,
    processed: stored.rows.filter((row) => row.processed).length,
    shown: onScreen.length,
    lost: await lostEvents(scene, accepted),
    doubled: onScreen.filter((words, index) => onScreen.indexOf(words) !== index),
  }
}

/** The residents' messages as the clerk reads them: every conversation, page by page, back to its beginning. */
async function shownMessages(clerk: Clerk, owner: Scene['owner']): Promise<string[]> {
  const { rows } = await owner.query<{ id: number }>(`select id from inquiries.conversations`)
  const shown: string[] = []
  for (const { id } of rows) {
    for (let path: string | undefined = `/console/inquiries/${id}`; path;) {
      const thread = await threadOn(clerk, path)
      shown.push(...thread.words)
      path = thread.earlier
    }
  }
  return shown
}

/** What residents wrote, and the pictures of what they sent, in the order of the screen. */
export async function threadOn(clerk: Clerk, path: string): Promise<{ words: string[]; earlier: string | undefined }> {
  const page = await clerk.page(path)
  const thread = page.slice(page.indexOf('id="messages"'))
  const content = /class="message-words">(相談[^<]*)<|src="(\/console\/inquiries\/\d+\/files\/\d+\/0\/preview\/[^"]+)"/g
  return {
    words: [...thread.matchAll(content)].map(([, words, picture]) => words ?? picture ?? ''),
    earlier: /href="([^"]*\?before=[^"]*)"/.exec(thread)?.[1]?.replaceAll('&amp;', '&'),
  }
}

/** Says the figures, and holds them to the promise: accepted = stored = processed once = shown once. */
export function holds(t: TestContext, { lost, doubled, ...figures }: Reckoning): void {
  t.diagnostic(JSON.stringify({ ...figures, lost: lost.length, doubled: doubled.length }))
  const { accepted } = figures
  assert.deepEqual(
    { ...figures, lost, doubled },
    { accepted, stored: accepted, processed: accepted, shown: accepted, lost: [], doubled: [] },
  )
}

/**
 * Each of these answers was taken by LINE exactly once, and the desk knows it. Where nobody can know any more (a reply
 * whose token died before the program was back) the desk says that it failed, and it arrived once at most.
 */
export async function sentOnce(t: TestContext, { line, owner }: Scene, answers: string[]): Promise<void> {
  const sent = line.ledger.sent()
  const ways = Object.groupBy(sent, ({ method }) => method)
  const { rows } = await owner.query<{ text: string; state: string }>(
    `select m.body as text, s.state from inquiries.messages m join inquiries.sendings s on s.id = m.sending_id`,
  )
  const fates = answers.map((text) => ({
    text,
    states: rows.filter((row) => row.text === text).map((row) => row.state),
    arrived: sent.filter((one) => one.text === text).length,
  }))
  const uncertain = fates.filter(({ states }) => states[0] === 'failed').length
  const figures = { reply: ways.reply?.length ?? 0, push: ways.push?.length ?? 0, uncertain }
  t.diagnostic(JSON.stringify({ answers: answers.length, arrived: sent.length, ...figures }))
  const isRight = ({ states, arrived }: (typeof fates)[number]) =>
    states.length === 1 && (states[0] === 'accepted' ? arrived === 1 : states[0] === 'failed' && arrived <= 1)
  assert.deepEqual(
    fates.filter((fate) => !isRight(fate)),
    [],
  )
  assert.ok(uncertain <= answers.length / 4, `${uncertain} of ${answers.length} answers are uncertain`)
}
