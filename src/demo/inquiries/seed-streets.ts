import { keepFiles } from '#kernel/files/keep.ts'
import { type ReceivedFile, receiveFile } from '#kernel/files/receive.ts'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { casework, streets } from '#modules/inquiries/index.ts'
import { keyOf } from '../key-of.ts'
import { drawPhoto } from '../pictures/draw.ts'
import { toDegrees } from '../workation/base-map.ts'
import { readAnswered } from './questions.queries.ts'
import { type DemoReport, KINDS, REPORTS, TOLD } from './street-reports.ts'
import { hasKinds, insertKind, sendAtOnce, waitAgain } from './streets.queries.ts'
import { findAnswerer } from './together.queries.ts'

const HOURS_UNTIL_SEEN = 20
const DAYS_UNTIL_DONE = 3

/** Gives the demo town its 通報, in every state, two of them about one hole. A town that has kinds stays as it is. */
export async function seedDemoStreets(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
): Promise<boolean> {
  const db: Db<'inquiries'> = municipality.db
  if (await hasKinds(db)) return false
  const sections = new Map((await listSections(municipality.db, dateInTokyo(now))).map(({ code, id }) => [code, id]))
  const clerks = new Map<string, Staff>()
  for (const code of new Set(Object.values(KINDS))) {
    const id = await findAnswerer(db, code)
    const clerk = id === undefined ? undefined : await findStaff(municipality.db, id, now)
    if (!sections.has(code) || !clerk) return false
    clerks.set(code, clerk)
  }
  const kinds = await db.transaction().execute(async (tx) => {
    const made = new Map<string, { id: number; name: string; sectionId: number }>()
    for (const [name, code] of Object.entries(KINDS)) {
      const sectionId = sections.get(code)!
      made.set(name, { id: await insertKind(tx, name, sectionId), name, sectionId })
    }
    return made
  })
  const photos = await drawPhotos(program, municipality)
  await sendAtOnce(db)
  for (const report of REPORTS) {
    const { kind: name, address, picture, words = '' } = report
    const at = now.subtract({ minutes: Math.round(report.daysAgo * 24 * 60) })
    const [longitude = 0, latitude = 0] = report.at ? toDegrees(report.at) : []
    const place = report.at ? { latitude, longitude } : null
    const photo = picture ? [photos.get(picture)!] : []
    const filled = { kind: kinds.get(name)!, place, address, words, name: report.name ?? '' }
    const sent = {
      person: { name: report.name ?? '' },
      files: photo,
      key: keyOf(`通報 ${name} ${address} ${words}`),
      email: undefined,
      lang: report.lang ?? ('ja' as const),
    }
    const { id } = await db.transaction().execute(async (tx) => {
      await keepFiles(tx, photo)
      return streets.makeReport(tx, municipality, at, filled, sent)
    })
    await answer(municipality, at, clerks.get(KINDS[name])!, id, report)
  }
  await waitAgain(db)
  await readAnswered(db)
  return true
}

/** Each picture once. */
async function drawPhotos(program: Program, municipality: Municipality): Promise<Map<string, ReceivedFile>> {
  const photos = new Map<string, ReceivedFile>()
  for (const { picture } of REPORTS) {
    if (!picture || photos.has(picture)) continue
    const arrival = { bytes: await drawPhoto(picture), name: `${picture}.jpg`, purpose: 'image' } as const
    photos.set(picture, await receiveFile(program, municipality, arrival))
  }
  return photos
}

/** What the section says, a day later and at the end; then the conversation is over. */
async function answer(municipality: Municipality, at: Temporal.Instant, clerk: Staff, id: number, report: DemoReport) {
  const { state } = report
  if (state === 'received') return
  const say = (hours: number, was: 'received' | 'working', to: Exclude<DemoReport['state'], 'received'>) =>
    streets.changeState(municipality, at.add({ hours }), clerk, id, {
      to,
      was,
      words: TOLD[to],
      also: [],
      key: keyOf(`通報 ${id} ${to}`),
    })
  await say(HOURS_UNTIL_SEEN, 'received', 'working')
  if (state === 'working') return
  const hours = (report.days ?? DAYS_UNTIL_DONE) * 24
  await say(hours, 'working', state)
  const closing = { seen: 0, unanswered: false, quietly: true }
  await casework.close(municipality, at.add({ hours }), clerk, id, closing)
}
