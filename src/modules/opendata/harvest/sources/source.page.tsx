import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Mendable } from '#kernel/http/mendable.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Db } from '#lib/db/connect.ts'
import { Button, Cluster, DescriptionList, EmptyState, Notice, Progress, Section, Stack, Table } from '#ui/index.ts'
import { type Frame, SOURCES } from '../../console/frame.tsx'
import { listHidden } from '../hidden.queries.ts'
import { Hiding, type TypedWish } from './hidden.tsx'
import { momentOf, resultInWords, RunLabel } from './run-words.tsx'
import { listRuns } from './runs.queries.ts'
import { countShownOf } from './sources.queries.ts'
import { type Run, type Source, stateOf } from './source.ts'

/** Runs of the page: a month of nights. */
const SHOWN_RUNS = 30

const Going = ({ run }: { run: Run | undefined }) =>
  run && stateOf(run) === 'running' && run.announced ? (
    <Progress
      id="going"
      label="集めています"
      value={run.seen}
      max={run.announced}
      text={`${run.seen.toLocaleString('ja')} / ${run.announced.toLocaleString('ja')}件`}
    />
  ) : null

/** So much was gone at once that nothing was changed: whoever looks after it has asked there, and says that it is so. */
const Loss = ({ source, run }: { source: Source; run: Run | undefined }) =>
  run?.wouldLose && !source.stoppedAt ? (
    <Notice tone="warning" heading={`${run.wouldLose.toLocaleString('ja')}件が、いちどになくなっています`}>
      <p>
        {
          '相手の故障でないことを、相手の担当に確かめてください。ほんとうになくなったときだけ、認めて集め直します。なくなったデータセットのページには、そのことが出ます。'
        }
      </p>
      <PostForm action={`${SOURCES}/${source.id}/runs`} hidden={{ mayLose: String(run.wouldLose) }}>
        <Button variant="danger">なくなったことを認めて集める</Button>
      </PostForm>
    </Notice>
  ) : null

const Unread = ({ run }: { run: Run | undefined }) =>
  run && run.findings.length > 0 ? (
    <Section heading="読めなかったもの">
      <Table
        caption="読めなかったもの"
        hideCaption
        columns={[
          { header: '相手の id', primary: true, cell: ({ remoteId }) => <code>{remoteId || 'なし'}</code> },
          { header: 'わけ', cell: ({ why }) => why },
        ]}
        rows={run.findings}
      />
    </Section>
  ) : null

const History = ({ runs, now }: { runs: Run[]; now: Temporal.Instant }) => (
  <Table
    caption="これまでの収集"
    hideCaption
    columns={[
      { header: 'いつ', primary: true, nowrap: true, cell: (run) => momentOf(run, now) },
      { header: 'どうなったか', cell: (run) => <RunLabel run={run} /> },
      { header: '頼んだ人', nowrap: true, cell: ({ askedByName }) => askedByName ?? '毎晩の収集' },
      { header: '見た数', align: 'end', cell: ({ seen }) => seen.toLocaleString('ja') },
      { header: '結果', cell: resultInWords },
    ]}
    rows={runs}
    rowKey={({ id }) => String(id)}
    empty={
      <EmptyState icon="clock" heading="まだ集めていません">
        「いま集める」を押すと始まります。
      </EmptyState>
    }
  />
)

/** One 収集先: its runs, and what can be done. */
export async function sourcePage(
  frame: Frame,
  c: Context<ConsoleEnv>,
  source: Source,
  again?: Mendable & { typed: TypedWish },
) {
  const db: Db<'opendata'> = c.var.db
  const [runs, shown, hidden] = await Promise.all([
    listRuns(db, source.id, SHOWN_RUNS),
    countShownOf(db, source.id),
    listHidden(db, source.id),
  ])
  const [last] = runs
  const isBusy = last !== undefined && ['waiting', 'running'].includes(stateOf(last))
  const here = `${SOURCES}/${source.id}`
  return frame(c, {
    title: source.name,
    over: '収集先',
    trail: [{ text: '収集先', href: SOURCES }, { text: source.name }],
    errors: again?.errors,
    ...(again && { status: again.status }),
    children: (
      <Stack>
        <div id="source-now" data-live>
          <Stack>
            <DescriptionList
              items={[
                { term: '住所', description: <a href={source.url}>{source.url}</a> },
                { term: '載せている数', description: `${shown.toLocaleString('ja')}件` },
                { term: '毎晩の収集', description: source.stoppedAt ? '止めています' : 'しています' },
              ]}
            />
            <Going run={last} />
            <Loss source={source} run={last} />
            <Cluster>
              {!source.stoppedAt && !isBusy && (
                <PostForm action={`${here}/runs`}>
                  <Button icon="download">いま集める</Button>
                </PostForm>
              )}
              <PostForm action={`${here}/${source.stoppedAt ? 'resumption' : 'stop'}`}>
                <Button variant="secondary">{source.stoppedAt ? '収集を再開する' : '収集を止める'}</Button>
              </PostForm>
            </Cluster>
          </Stack>
        </div>
        <Section heading="これまでの収集" aside={`新しい順に ${SHOWN_RUNS}回まで`}>
          <div id="source-runs" data-live>
            <History runs={runs} now={c.var.now} />
          </div>
        </Section>
        <Unread run={last} />
        <Hiding
          here={here}
          hidden={hidden}
          typed={again?.typed ?? { name: '', all: false, because: '' }}
          errors={again?.errors ?? []}
        />
      </Stack>
    ),
  })
}
