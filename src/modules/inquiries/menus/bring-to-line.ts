import { themeColors } from '#ui/index.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { answerWithin, findChannel, type LineChannel, statusOf } from '../line/channel.ts'
import { drawMenu } from './draw-menu.ts'
import {
  type Edition,
  forgetMade,
  listLeftovers,
  listMade,
  listUnready,
  noteFailure,
  noteGone,
  noteMade,
  noteUploaded,
} from './editions.queries.ts'
import { menuOnTheWire, nameAtLine } from './on-the-wire.ts'
import { findForEverybody, forgetBlocked, listChanges, noteLinks } from './shown.queries.ts'

const PATIENCE_MS = 20_000
/** As many as LINE links at once. */
const AT_ONCE = 500

interface Work {
  program: Program
  municipality: Municipality
  db: Db<'inquiries'>
  channel: LineChannel
  /** Menus that LINE has, whoever made them: name by id. */
  atLine: Map<string, string>
}

/**
 * Brings LINE to what is published: makes menus, uploads pictures, shows them, takes away what is over. It compares and goes on:
 * wherever it dies, the next run does what is left, and nothing twice. What somebody deleted at LINE is made again.
 */
export function bringMenusTask(program: Program): Task {
  return async (municipality) => {
    const channel = await findChannel(program, municipality)
    const db: Db<'inquiries'> = municipality.db
    const made = await listMade(db)
    if (!channel || (made.length === 0 && (await listUnready(db)).length === 0)) return
    const { richmenus } = await answer(channel.api.getRichMenuList())
    const atLine = new Map(richmenus.map(({ richMenuId, name }) => [richMenuId, name]))
    const work: Work = { program, municipality, db, channel, atLine }
    for (const { id, lineId } of made) if (!atLine.has(lineId)) await forgetMade(db, id)
    const refused = await makeAllReady(work)
    await showEverybody(work, new Set(made.map(({ lineId }) => lineId)))
    await showEach(work)
    for (const { id, lineId } of await listLeftovers(db)) {
      await unlessGone(answer(channel.api.deleteRichMenu(lineId)))
      await noteGone(db, program.clock(), id)
    }
    if (refused.length > 0) throw new AggregateError(refused, 'some menus are not at LINE yet')
  }
}

const answer = <T>(request: Promise<T>): Promise<T> => answerWithin(PATIENCE_MS, request)

/** @returns undefined where LINE does not know it */
async function unlessGone<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}

/** One that LINE refuses stops no other; least of all that of 災害モード. @returns why some are not ready */
async function makeAllReady(work: Work): Promise<unknown[]> {
  const refused: unknown[] = []
  for (const edition of await listUnready(work.db))
    await makeReady(work, edition).catch((error: unknown) => refused.push(error))
  return refused
}

async function makeReady(work: Work, edition: Edition): Promise<void> {
  const { db, municipality, program } = work
  try {
    const lineId = edition.lineId ?? (await make(work, edition))
    await noteMade(db, edition.id, lineId)
    const { theme } = await getProfile(municipality.db)
    const picture = new Blob([new Uint8Array(await drawMenu(edition, themeColors[theme]))], { type: 'image/png' })
    await upload(work, lineId, picture)
    await noteUploaded(db, program.clock(), edition.id)
  } catch (error) {
    const status = statusOf(error)
    if (status !== undefined)
      await noteFailure(db, edition.id, `LINE が受け付けませんでした(${status})。もう一度試しています。`)
    throw error
  }
}

/** One that was made by a run that died is found by its key, and not made again: LINE lets us make a hundred an hour. */
async function make({ channel, municipality, atLine }: Work, edition: Edition): Promise<string> {
  const name = nameAtLine(edition.name, edition.key)
  const made = atLine.entries().find(([, known]) => known === name)
  if (made) return made[0]
  const wire = menuOnTheWire(edition, edition.key, municipality.publicUrl)
  return (await answer(channel.api.createRichMenu(wire))).richMenuId
}

/** LINE takes a picture once: a second time means that it has it. */
async function upload({ channel }: Work, lineId: string, picture: Blob): Promise<void> {
  try {
    await answer(channel.blob.setRichMenuImage(lineId, picture))
  } catch (error) {
    const has = statusOf(error) === 400 && (await unlessGone(answer(channel.blob.getRichMenuImage(lineId))))
    if (!has) throw error
    has.destroy()
  }
}

/** What somebody else shows everybody is left alone where we have nothing to show. */
async function showEverybody({ channel, db }: Work, ours: ReadonlySet<string>): Promise<void> {
  const wanted = await findForEverybody(db)
  const has = (await unlessGone(answer(channel.api.getDefaultRichMenuId())))?.richMenuId
  if (wanted?.lineId === has) return
  if (wanted) await answer(channel.api.setDefaultRichMenu(wanted.lineId))
  else if (ours.has(has!)) await answer(channel.api.cancelDefaultRichMenu())
}

/** Some hundred at a time; those of one menu together. */
async function showEach({ channel, db, program }: Work): Promise<void> {
  await forgetBlocked(db)
  for (;;) {
    const changes = await listChanges(db, program.clock(), AT_ONCE)
    const [first] = changes
    if (!first) return
    const { editionId, lineId } = first
    const userIds = changes.filter((change) => change.editionId === editionId).map(({ lineUserId }) => lineUserId)
    await answer(
      lineId === null
        ? channel.api.unlinkRichMenuIdFromUsers({ userIds })
        : channel.api.linkRichMenuIdToUsers({ richMenuId: lineId, userIds }),
    )
    await noteLinks(db, editionId, userIds)
  }
}
