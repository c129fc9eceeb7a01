import { isDeepStrictEqual } from 'node:util'
import { record } from '#kernel/audit/record.ts'
import { keepFiles } from '#kernel/files/keep.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Answers, FileAnswer } from '../../definition/answers.ts'
import type { Page } from '../../definition/definition.ts'
import { allFields } from '../../definition/path.ts'
import { pressed } from '../../definition/pressed.ts'
import type { Form } from '../../definition/reading/form.ts'
import { readPage, withFiles } from '../../definition/reading/read-page.ts'
import type { FieldMistake } from '../../definition/reading/reader.ts'
import { insertAnswers } from '../answers.queries.ts'
import type { Application } from '../application.ts'
import { holdApplication } from '../applications.queries.ts'
import { asAnswers, insertFileOf, listFiles } from '../files.queries.ts'
import { dropUnfinished, keepUnfinished } from '../unfinished.queries.ts'
import { lockedIn } from '../correcting/answering/reopened.ts'
import { actorOf, getOwn, mayCorrect, refuseBeyond, refuseOthers, type Visitor } from './own.ts'
import { mayWrite } from './progress.ts'
import { type CameFile, receiveFiles, type SentFile } from './receive-files.ts'
import { getWriting, type Writing } from './writing.ts'

export interface PostedPage {
  page: string
  form: Form
  files: SentFile[]
  /** Number of the page as it was shown; 0 where it had not been saved. */
  seen: number
  /** For which correction it was shown; 0 for a draft. */
  round: number
}

/** The page again, as it was typed. */
export interface ShownAgain {
  typed: Form
  mistakes: FieldMistake[]
  /** What another window saved of this page meanwhile. */
  theirs?: Answers
}

export const pageOf = ({ definition }: Application, id: string): Page => {
  const page = definition.pages.find((one) => one.id === id)
  if (!page) throw new Refusal(404, 'このページは、この手続きにはありません。')
  return page
}

/** Sends of one application, those of pages with mistakes among them. */
const MOST_FILES = 100

async function store(tx: Tx<'procedures'>, now: Temporal.Instant, id: string, came: CameFile[]): Promise<void> {
  if (came.length === 0) return
  if ((await listFiles(tx, id)).length + came.length > MOST_FILES)
    throw new Refusal(422, `一つの申請に付けられるファイルは ${MOST_FILES} 件までです。`)
  const files = came.map(({ file }) => file)
  await keepFiles(tx, files)
  for (const one of came) await insertFileOf(tx, now, id, { id: one.id, sha256: one.file.sha256, name: one.file.name })
}

function byControl(came: CameFile[]): Record<string, FileAnswer[]> {
  const files: Record<string, FileAnswer[]> = {}
  for (const { field, id, file } of came) (files[field] ??= []).push({ fileId: id, name: file.name })
  return files
}

/** What a form sends beyond what it was given to fill in is no slip: it is noted. */
async function noteLocked(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  visitor: Visitor,
  { id, definition }: Application,
  ids: readonly string[],
): Promise<Refusal> {
  const names = allFields(definition).flatMap((field) => (ids.includes(field.id) ? [field.label] : []))
  await record(tx, now, actorOf(visitor), 'application.locked_refused', `application:${id}`, { names })
  return new Refusal(
    403,
    'ここでは、補正をお願いした項目だけを直せます。ほかにも直したいところがあれば、担当の課にお知らせください。',
  )
}

/** The page again where it could not be saved; otherwise how the application stands with it. */
export type Saved = { again: ShownAgain } | { application: Application; writing: Writing }

/**
 * 次へ: saves one page in one transaction. The same page sent twice is saved once. A page with mistakes keeps what was typed and the
 * files that came. @throws Refusal 403, 404, 409
 */
export async function savePage(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
  visitor: Visitor,
  id: string,
  posted: PostedPage,
): Promise<Saved> {
  const db: Db<'procedures'> = municipality.db
  const { came, mistakes: ofFiles } = await receive(program, municipality, visitor, id, posted)
  const saved = await db.transaction().execute(async (tx): Promise<Saved | Refusal> => {
    const application = refuseOthers(visitor, await holdApplication(tx, id))
    const page = pageOf(application, posted.page)
    refuseBeyond(application, mayCorrect(visitor, application), 'correct')
    const { definition } = application
    const writing = await getWriting(tx, application, posted.round)
    const { answers, locked } = writing
    if (!mayWrite(writing.progress, page.id))
      throw new Refusal(409, 'この前に答えるページがあります。「申請の状況を見る」から続きを開いてください。')
    const touched = lockedIn(locked, [...Object.keys(posted.form), ...posted.files.map(({ field }) => field)])
    if (touched.length > 0) return await noteLocked(tx, now, visitor, application, touched)
    await store(tx, now, id, came)
    const files = byControl(came)
    const showAgain = async (again: ShownAgain): Promise<Saved> => {
      await keepUnfinished(tx, id, page.id, again.typed)
      return { again }
    }
    const typed = withFiles(posted.form, files)
    const changed = await pressed(page, typed)
    if (changed) return await showAgain({ typed: changed.form, mistakes: [...changed.mistakes, ...ofFiles] })

    const kept = asAnswers(await listFiles(tx, id))
    const read = readPage(
      definition,
      page,
      { form: posted.form, files, kept, locked, today: dateInTokyo(now) },
      answers,
    )
    const mistakes = [...('mistakes' in read ? withoutThose(read.mistakes, ofFiles) : []), ...ofFiles]
    if ('mistakes' in read || mistakes.length > 0) return await showAgain({ typed, mistakes })
    const written = Object.fromEntries(Object.entries(read.answers).filter(([field]) => !locked.has(field)))
    const before = writing.saved.get(page.id)
    const isSame = before !== undefined && isDeepStrictEqual(before.answers, written)
    if (!isSame && (before?.number ?? 0) !== posted.seen)
      return { again: { typed, mistakes: [], theirs: before?.answers ?? {} } }
    const next = { page: page.id, number: (before?.number ?? 0) + 1, answers: written }
    if (!isSame) await insertAnswers(tx, now, { applicationId: id, round: posted.round }, next)
    await dropUnfinished(tx, id, page.id)
    return { application, writing: await getWriting(tx, application, posted.round) }
  })
  if (saved instanceof Refusal) throw saved
  return saved
}

/** Before the transaction: to look through a file takes its time. Whose the page is, is asked before it is looked at. */
async function receive(
  program: Program,
  municipality: Municipality,
  visitor: Visitor,
  id: string,
  { page, files }: PostedPage,
): ReturnType<typeof receiveFiles> {
  if (files.length === 0) return { came: [], mistakes: [] }
  const application = await getOwn(municipality.db as Db<'procedures'>, visitor, id)
  return await receiveFiles(program, municipality, pageOf(application, page), files)
}

/** Where a file was refused, that is the mistake, and not that there is none. */
const withoutThose = (mistakes: FieldMistake[], ofFiles: FieldMistake[]): FieldMistake[] =>
  mistakes.filter(({ field }) => !ofFiles.some((one) => one.field === field))
