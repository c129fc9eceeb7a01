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
  listUnready,
  noteFailure,
  noteGone,
  noteMade,
  noteUploaded,
} from './editions.queries.ts'
import { menuOnTheWire, nameAtLine } from './on-the-wire.ts'
import { forgetBlocked, listChanges, noteForEverybody, noteLinks, readForEverybody } from './shown.queries.ts'

const PATIENCE_MS = 20_000
/** As many as LINE links at once. */
const AT_ONCE = 500

interface Work {
  program: Program
  municipality: Municipality
  db: Db<'inquiries'>
  channel: LineChannel
}

/**
 * Brings LINE to what is published: makes menus, uploads pictures, shows them, takes away what is over. It compares and goes on:
 * wherever it dies, the next run does what is left, and nothing twice.
 */
export function bringMenusTask(program: Program): Task {
  return async (municipality) => {
    const channel = await findChannel(program, municipality)
    if (!channel) return
    const work: Work = { program, municipality, db: municipality.db, channel }
    for (const edition of await listUnready(work.db)) await makeReady(work, edition)
    await showEverybody(work)
    await showEach(work)
    for (const { id, lineId } of await listLeftovers(work.db)) {
      await unlessGone(answer(channel.api.deleteRichMenu(lineId)))
      await noteGone(work.db, program.clock(), id)
    }
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

async function makeReady(work: Work, edition: Edition): Promise<void> {
  const { db, municipality, program } = work
  try {
    const lineId = edition.lineId ?? (await make(work, edition))
    await noteMade(db, edition.id, lineId)
    const { theme } = await getProfile(municipality.db)
    const picture = new Blob([new Uint8Array(await drawMenu(edition, themeColors[theme]))], { type: 'image/png' })
    if (!(await upload(work, lineId, picture))) return await makeAgain(db, edition.id)
    await noteUploaded(db, program.clock(), edition.id)
  } catch (error) {
    const status = statusOf(error)
    if (status !== undefined)
      await noteFailure(db, edition.id, `LINE が受け付けませんでした(${status})。もう一度試しています。`)
    throw error
  }
}

/** LINE does not know it any more: the next try makes it. */
async function makeAgain(db: Db<'inquiries'>, editionId: number): Promise<never> {
  await forgetMade(db, editionId)
  throw new Error(`LINE does not know the menu of edition ${editionId} any more`)
}

/** One that was made by a run that died is found by its key, and not made again: LINE lets us make a hundred an hour. */
async function make({ channel, municipality }: Work, edition: Edition): Promise<string> {
  const name = nameAtLine(edition.name, edition.key)
  const { richmenus } = await answer(channel.api.getRichMenuList())
  const made = richmenus.find((menu) => menu.name === name)
  if (made) return made.richMenuId
  const wire = menuOnTheWire(edition, edition.key, municipality.publicUrl)
  return (await answer(channel.api.createRichMenu(wire))).richMenuId
}

/** LINE takes a picture once: a second time means that it has it. @returns false where it does not know the menu */
async function upload({ channel }: Work, lineId: string, picture: Blob): Promise<boolean> {
  try {
    return (await unlessGone(answer(channel.blob.setRichMenuImage(lineId, picture)))) !== undefined
  } catch (error) {
    const has = statusOf(error) === 400 && (await unlessGone(answer(channel.blob.getRichMenuImage(lineId))))
    if (!has) throw error
    has.destroy()
    return true
  }
}

async function showEverybody({ channel, db }: Work): Promise<void> {
  const { wanted, lineId, has } = await readForEverybody(db)
  if (wanted === has) return
  if (wanted === null) await answer(channel.api.cancelDefaultRichMenu())
  else if (!(await unlessGone(answer(channel.api.setDefaultRichMenu(lineId!))))) return await makeAgain(db, wanted)
  await noteForEverybody(db, wanted)
}

/** Some hundred at a time; those of one menu together. */
async function showEach({ channel, db, program }: Work): Promise<void> {
  await forgetBlocked(db)
  for (;;) {
    const changes = await listChanges(db, program.clock(), AT_ONCE)
    const [first] = changes
    if (!first) return
    const { editionId, lineId } = first
    const users = changes.filter((change) => change.editionId === editionId).map(({ lineUserId }) => lineUserId)
    if (editionId === null) await answer(channel.api.unlinkRichMenuIdFromUsers({ userIds: users }))
    else if (!(await unlessGone(answer(channel.api.linkRichMenuIdToUsers({ richMenuId: lineId!, userIds: users })))))
      return await makeAgain(db, editionId)
    await noteLinks(db, editionId, users)
  }
}
