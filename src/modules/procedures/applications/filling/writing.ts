import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Answers } from '../../definition/answers.ts'
import { pathOf } from '../../definition/path.ts'
import { answersIn, listSaved, type SavedPages } from '../answers.queries.ts'
import { type Application, hasArrived } from '../application.ts'
import { reopen } from '../correcting/answering/reopened.ts'
import type { Correction } from '../correcting/correction.ts'
import { listCorrections } from '../correcting/corrections.queries.ts'
import { type Progress, progressOf } from './progress.ts'

/** What can be written now: all of it while it is a draft, what was asked for while it is being corrected. */
export interface Writing {
  saved: SavedPages
  /** All answers as they stand. */
  answers: Answers
  /** Fields that stay as they are. */
  locked: ReadonlySet<string>
  progress: Progress
  /** None: it is a draft. */
  correction: Correction | undefined
}

/** 0 while it is first written. */
export const roundOf = ({ correction }: Writing): number => correction?.round ?? 0

/** @param round as the form has it. @throws Refusal 409 where nothing can be written now, or the form is of another time */
export async function getWriting(db: Db<'procedures'>, application: Application, round: number): Promise<Writing> {
  const writing = await writingOf(db, application)
  if (!writing) throw new Refusal(409, 'この申請はもう送られています。内容は「申請の状況」で確かめられます。')
  if (roundOf(writing) !== round)
    throw new Refusal(409, 'この画面は古くなっています。「申請の状況」から、もう一度開いてください。')
  return writing
}

/** Undefined where it is with the town, or decided. */
export async function writingOf(db: Db<'procedures'>, application: Application): Promise<Writing | undefined> {
  const { id, definition, state } = application
  if (state === 'draft') {
    const saved = await listSaved(db, id, 0)
    const answers = answersIn(saved)
    const progress = progressOf(pathOf(definition, answers), saved)
    return { saved, answers, locked: new Set(), progress, correction: undefined }
  }
  if (state !== 'correcting' || !hasArrived(application)) return undefined
  const correction = (await listCorrections(db, id)).find(({ endedAt }) => endedAt === null)
  if (!correction) return undefined
  const saved = await listSaved(db, id, correction.round)
  const { answers, locked } = reopen(definition, { before: application.answers, remarks: correction.remarks, saved })
  const steps = pathOf(definition, answers).filter(({ fields }) => fields.some((field) => !locked.has(field.id)))
  return { saved, answers, locked, progress: progressOf(steps, saved), correction }
}
