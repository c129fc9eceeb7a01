import type { Context } from 'hono'
import { whereItStands } from '#kernel/approvals/index.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Db } from '#lib/db/connect.ts'
import { Button, ButtonLink, Notice, Section, Stack, StatusLabel } from '#ui/index.ts'
import { type Frame, setHref } from '../console/frame.tsx'
import type { Edition } from '../editions/edition.ts'
import { InHand } from '../editions/in-hand.tsx'
import { findInHand, listEditions, listFindings, listTables } from '../editions/editions.queries.ts'
import { EditionHistory } from '../editions/history.tsx'
import { listRows } from '../editions/rows.queries.ts'
import { ReadFile } from '../files/read-file-form.tsx'
import { findSuppression } from '../gate/gate.queries.ts'
import { PUBLICATION, subjectOf } from '../publication/propose-publication.ts'
import { pageOf } from '../site/addresses.ts'
import { type Dataset, SOURCES } from './dataset.ts'
import type { Again } from './dataset-form.page.tsx'
import { mayKeep } from './may.ts'

/** Rows of a draft that are shown. */
const SHOWN = 20

function Standing({ dataset, editions }: { dataset: Dataset; editions: Edition[] }) {
  if (dataset.modifiedAt) return <StatusLabel tone="success">公開中</StatusLabel>
  return editions.some(({ state }) => state === 'withdrawn') ? (
    <StatusLabel tone="error">取り下げ済み</StatusLabel>
  ) : (
    <StatusLabel tone="neutral">未公開</StatusLabel>
  )
}

/** A dataset as its section sees it: what is public, what is on its way, and what can be done. */
export async function keptDatasetPage(frame: Frame, c: Context<ConsoleEnv>, dataset: Dataset, again?: Again) {
  const { now, staff } = c.var
  const db: Db<'opendata'> = c.var.db
  const { slug, title, source, sectionId, modifiedAt } = dataset
  const inHand = await findInHand(db, dataset.id)
  const tables = inHand ? await listTables(db, inHand.id) : []
  const keeps = mayKeep(staff, sectionId)
  // Counts that are not hidden yet are its own section's business.
  const isOpen = keeps || !inHand?.isStatistics || inHand.isSuppressed
  const previews = await Promise.all(
    (isOpen ? tables : []).map(async (table) => ({ table, rows: await listRows(db, table.id, 0, SHOWN) })),
  )
  const suppression = inHand && (await findSuppression(db, inHand.id))
  const findings = inHand && isOpen ? await listFindings(db, inHand.id) : []
  const editions = await listEditions(db, dataset.id)
  const standing = inHand && (await whereItStands(c.var.db, now, staff, PUBLICATION, subjectOf(inHand)))
  return frame(c, {
    title,
    state: <Standing dataset={dataset} editions={editions} />,
    lead: `もと: ${SOURCES[source]}`,
    trail: [{ text: title }],
    ...(again && { errors: again.errors, status: again.status }),
    actions: (
      <>
        {modifiedAt && (
          <ButtonLink href={pageOf(slug)} variant="secondary" icon="globe">
            公開のページ
          </ButtonLink>
        )}
        {keeps && (
          <ButtonLink href={`${setHref(slug)}/words`} variant="secondary" icon="edit">
            説明を変える
          </ButtonLink>
        )}
      </>
    ),
    children: (
      <Stack gap="loose">
        {inHand && <InHand {...{ dataset, findings, previews, standing, suppression, keeps }} edition={inHand} />}
        {dataset.nextWords && !inHand && (
          <Notice heading="説明の変更は、まだ公開していません">
            <p>次の版を公開すると、新しい説明になります。行が変わらないときは、いまの行のまま版を作れます。</p>
            {keeps && dataset.source === 'file' && (
              <PostForm action={`${setHref(slug)}/same-rows`}>
                <Button variant="secondary">いまの行のまま、次の版を作る</Button>
              </PostForm>
            )}
          </Notice>
        )}
        {keeps && inHand?.state !== 'circulating' && (
          <Section heading={inHand ? '別の版を作る' : '次の版を作る'}>
            <ReadFile dataset={dataset} typed={again?.typed ?? {}} errors={again?.errors ?? []} />
          </Section>
        )}
        <Section heading="これまでの版">
          <EditionHistory dataset={dataset} editions={editions} keeps={keeps} />
        </Section>
      </Stack>
    ),
  })
}
