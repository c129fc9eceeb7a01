import { findProposalOf, propose, resubmit } from '#kernel/approvals/index.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { asNext, type Dataset } from '../datasets/dataset.ts'
import { holdDataset } from '../datasets/datasets.queries.ts'
import type { Edition } from '../editions/edition.ts'
import { findInHand, listTables, moveTo } from '../editions/editions.queries.ts'
import { findSuppression } from '../gate/gate.queries.ts'
import { changesOf } from './changes.ts'
import { documentOf } from './publication-document.ts'

export const PUBLICATION = 'opendata.publication'
export const subjectOf = ({ id }: Pick<Edition, 'id'>): string => String(id)

/** What keeps a draft from being proposed, in words; nothing: it may. */
export function whyNot({ errors, isStatistics, isSuppressed }: Edition): string | undefined {
  if (errors > 0)
    return `検査で見つかった誤りが ${errors.toLocaleString('ja')} か所あります。直したファイルを読み込んでください。`
  if (isStatistics && !isSuppressed)
    return '人数の統計なので、小さな数を隠すまで公開できません。「小さな数を隠す」を済ませてください。'
  return undefined
}

/**
 * 公開の起案: sends the draft of a dataset on its route; one that was returned goes on it again.
 * @throws Refusal 409 where there is no draft, or it is not fit to be published
 */
export function proposePublication(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  dataset: Dataset & { sectionId: number },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const held = (await holdDataset(tx, dataset.id)) ?? dataset
    const edition = await findInHand(tx, dataset.id)
    if (!edition) throw new Refusal(409, '公開する下書きがありません。先に版を作ってください。')
    const reason = whyNot(edition)
    if (reason) throw new Refusal(409, reason)
    const tables = await listTables(tx, edition.id)
    const changes = await changesOf(tx, dataset.id, tables)
    const document = documentOf(asNext(held), edition, {
      tables,
      changes,
      suppression: await findSuppression(tx, edition.id),
    })
    const subject = subjectOf(edition)
    if (edition.state === 'circulating') {
      const proposal = await findProposalOf(tx as Db, PUBLICATION, subject)
      await resubmit(tx, now, staff, proposal!.id, document)
      return
    }
    await moveTo(tx, edition.id, 'draft', 'circulating')
    const href = `/console/opendata/sets/${dataset.slug}` as const
    await propose(tx, now, staff, { ...document, matter: PUBLICATION, subject, href, sectionId: dataset.sectionId })
  })
}
