import { isDeepStrictEqual } from 'node:util'
import { keepFiles } from '#kernel/files/keep.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Answers, FileAnswer } from '../../definition/answers.ts'
import type { Page } from '../../definition/definition.ts'
import { pressed } from '../../definition/pressed.ts'
import type { Form } from '../../definition/reading/form.ts'
import { readPage, withFiles } from '../../definition/reading/read-page.ts'
import type { FieldMistake } from '../../definition/reading/reader.ts'
import { answersIn, insertAnswers, listSaved } from '../answers.queries.ts'
import type { Application } from '../application.ts'
import { holdApplication } from '../applications.queries.ts'
import { asAnswers, insertFileOf, listFiles } from '../files.queries.ts'
import { dropUnfinished, keepUnfinished } from '../unfinished.queries.ts'
import { getOwn, refuseArrived, refuseOthers, type Visitor } from './own.ts'
import { mayWrite, type Progress, progressOf } from './progress.ts'
import { type CameFile, receiveFiles, type SentFile } from './receive-files.ts'

export interface PostedPage {
  page: string
  form: Form
  files: SentFile[]
  /** Number of the page as it was shown; 0 where it had not been saved. */
  seen: number
}

/** The page again, as it was typed. */
export interface ShownAgain {
  typed: Form
  mistakes: FieldMistake[]
  /** What another window saved of this page meanwhile. */
  theirs?: Answers
}

export type Saved = { saved: Progress } | { again: ShownAgain }

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

/**
 * 次へ: saves one page in one transaction. The same page sent twice is saved once. A page with mistakes keeps what was typed and the
 * files that came. @throws Refusal 404, 409
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
  const page = pageOf(await getOwn(db, visitor, id), posted.page)
  const { came, mistakes: ofFiles } = await receiveFiles(program, municipality, page, posted.files)
  return await db.transaction().execute(async (tx): Promise<Saved> => {
    const application = refuseOthers(visitor, await holdApplication(tx, id))
    refuseArrived(application)
    const { definition } = application
    const saved = await listSaved(tx, id)
    if (!mayWrite(progressOf(definition, saved), page.id))
      throw new Refusal(409, 'この前に答えるページがあります。「申請の状況を見る」から続きを開いてください。')
    await store(tx, now, id, came)
    const files = byControl(came)
    const showAgain = async (again: ShownAgain): Promise<Saved> => {
      await keepUnfinished(tx, id, page.id, again.typed)
      return { again }
    }
    const typed = withFiles(posted.form, files)
    const changed = await pressed(page, typed)
    if (changed) return await showAgain({ typed: changed, mistakes: ofFiles })

    const kept = asAnswers(await listFiles(tx, id))
    const read = readPage(
      definition,
      page,
      { form: posted.form, files, kept, today: dateInTokyo(now) },
      answersIn(saved),
    )
    const mistakes = [...('mistakes' in read ? withoutThose(read.mistakes, ofFiles) : []), ...ofFiles]
    if ('mistakes' in read || mistakes.length > 0) return await showAgain({ typed, mistakes })
    const before = saved.get(page.id)
    const isSame = before !== undefined && isDeepStrictEqual(before.answers, read.answers)
    if (!isSame && (before?.number ?? 0) !== posted.seen)
      return { again: { typed, mistakes: [], theirs: before?.answers ?? {} } }
    const next = { page: page.id, number: (before?.number ?? 0) + 1, answers: read.answers }
    if (!isSame) await insertAnswers(tx, now, id, next)
    await dropUnfinished(tx, id, page.id)
    return { saved: progressOf(definition, new Map([...saved, [page.id, next]])) }
  })
}

/** Where a file was refused, that is the mistake, and not that there is none. */
const withoutThose = (mistakes: FieldMistake[], ofFiles: FieldMistake[]): FieldMistake[] =>
  mistakes.filter(({ field }) => !ofFiles.some((one) => one.field === field))
