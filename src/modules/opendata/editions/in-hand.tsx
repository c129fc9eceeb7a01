import type { WhereItStands } from '#kernel/approvals/index.ts'
import { proposalHref } from '#kernel/approvals/index.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, Cluster, DescriptionList, FormActions, Notice, Section, Stack, Stamps } from '#ui/index.ts'
import { setHref } from '../console/frame.tsx'
import type { Dataset } from '../datasets/dataset.ts'
import type { KeptFinding } from '../files/finding.ts'
import { Findings } from '../files/findings.tsx'
import type { KeptSuppression } from '../gate/gate.queries.ts'
import { whyNot } from '../publication/propose-publication.ts'
import type { Edition, Table } from './edition.ts'
import { RowsTable } from './rows-table.tsx'
import type { Row } from './rows.queries.ts'

export interface InHandProps {
  dataset: Dataset
  edition: Edition
  findings: KeptFinding[]
  previews: { table: Table; rows: Row[] }[]
  standing: WhereItStands | undefined
  suppression: KeptSuppression | undefined
  keeps: boolean
}

const Preview = ({ table, rows }: { table: Table; rows: Row[] }) => (
  <RowsTable
    table={table}
    rows={rows}
    caption={`${table.title} ${table.rowCount.toLocaleString('ja')}行${table.rowCount > rows.length ? ` (はじめの ${rows.length} 行)` : ''}`}
  />
)

/** The edition that is being made or decided: its check, its rows, and what comes next. */
export function InHand({ dataset, edition, findings, previews, standing, suppression, keeps }: InHandProps) {
  const reason = whyNot(edition)
  const isReturned = standing?.proposal.state === 'returned'
  const circulates = edition.state === 'circulating'
  const here = setHref(dataset.slug)
  return (
    <Section heading={`第${edition.number}版 ${circulates ? '(決裁中)' : '(下書き)'}`} id="in-hand">
      <Stack>
        {circulates && standing && (
          <>
            <Stamps label="決裁の経路" stamps={standing.stamps} />
            {standing.opens && <a href={proposalHref(standing.proposal.id)}>決裁の文書を開く</a>}
            {isReturned && (
              <Notice tone="warning" heading="差し戻されました">
                行を直すときは、決裁の文書で起案を取り下げてから、ファイルを読み込み直します。このままでよければ、もう一度起案します。
              </Notice>
            )}
          </>
        )}
        <Findings edition={edition} findings={findings} />
        {!circulates && edition.isStatistics && (
          <Notice
            tone={edition.isSuppressed ? 'success' : 'warning'}
            heading={edition.isSuppressed ? '小さな数は隠れています' : '小さな数を隠すまで、公開できません'}
          >
            {suppression ? (
              <DescriptionList
                items={suppression.lines.map(({ label, text }) => ({ term: label, description: text }))}
              />
            ) : (
              <a href={`${here}/gate`}>小さな数を隠す</a>
            )}
          </Notice>
        )}
        {keeps && (!circulates || isReturned) && (
          <Cluster>
            {reason === undefined ? (
              <PostForm action={`${here}/proposal`}>
                <FormActions>
                  <Button icon="stamp">{isReturned ? 'もう一度起案する' : '公開を起案する'}</Button>
                </FormActions>
              </PostForm>
            ) : (
              <p>{reason}</p>
            )}
            {!circulates && (
              <PostForm action={`${here}/draft-removal`}>
                <FormActions>
                  <Button variant="tertiary">下書きを捨てる</Button>
                </FormActions>
              </PostForm>
            )}
          </Cluster>
        )}
        {previews.map((preview) => (
          <Preview {...preview} />
        ))}
      </Stack>
    </Section>
  )
}
