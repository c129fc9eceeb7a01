import type { Db, Tx } from '#lib/db/connect.ts'
import type { FileAnswer } from '../definition/answers.ts'

export interface StoredFile {
  id: string
  sha256: Buffer
  name: string
}

/** Everything that was sent with an application, be it in an answer or not. */
export const listFiles = (db: Db<'procedures'>, applicationId: string): Promise<StoredFile[]> =>
  db
    .selectFrom('procedures.files')
    .select(['id', 'sha256', 'name'])
    .where('application_id', '=', applicationId)
    .orderBy('stored_at')
    .orderBy('id')
    .execute()

export const asAnswers = (files: readonly StoredFile[]): FileAnswer[] =>
  files.map(({ id, name }) => ({ fileId: id, name }))

export async function insertFileOf(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  applicationId: string,
  { id, sha256, name }: StoredFile,
): Promise<void> {
  await tx
    .insertInto('procedures.files')
    .values({ id, application_id: applicationId, sha256, name, stored_at: now })
    .execute()
}
