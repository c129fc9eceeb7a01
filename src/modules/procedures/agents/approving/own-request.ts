import type { Db, Tx } from '#lib/db/connect.ts'
import { digestOf } from '#lib/crypto/seal.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Answers } from '../../definition/answers.ts'
import type { Application } from '../../applications/application.ts'
import { findApplication, holdApplication } from '../../applications/applications.queries.ts'
import { digestOfAnswers, readyAnswers } from '../../applications/filling/submit.ts'
import type { Mandate } from '../mandate.ts'
import { type RequestState, requestState } from './request-state.ts'
import { findRequest, type MandateRequest } from './requests.queries.ts'

/** What a client was asked about, as it stands now. */
export interface Asked {
  request: MandateRequest
  application: Application
  mandate: Mandate
  answers: Answers | undefined
  state: RequestState
}

const NOT_FOUND =
  'このお願いは見つかりません。メールのリンクを、はじめから終わりまで写しているか確かめてください。代理人が取りやめたときも、こうなります。'

/** @param find the application, held where something is decided. @throws Refusal 404 */
async function get(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  code: string,
  find: (id: string) => Promise<Application | undefined>,
): Promise<Asked> {
  const first = await findRequest(db, digestOf(code))
  const application = first && (await find(first.applicationId))
  const request = first && (await findRequest(db, digestOf(code))) // as it is after the wait
  if (!request || !application?.mandate) throw new Refusal(404, NOT_FOUND)
  const answers = await readyAnswers(db, now, application)
  const digest = answers && digestOfAnswers(application.definition, answers)
  const state = requestState(request, application, digest, now)
  return { request, application, mandate: application.mandate, answers, state }
}

export const getAsked = (db: Db<'procedures'>, now: Temporal.Instant, code: string): Promise<Asked> =>
  get(db, now, code, (id) => findApplication(db, id))

/** Nobody else writes, asks or decides until the transaction ends. */
export const holdAsked = (tx: Tx<'procedures'>, now: Temporal.Instant, code: string): Promise<Asked> =>
  get(tx, now, code, (id) => holdApplication(tx, id))
