import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Db } from '#lib/db/connect.ts'
import { Button, EmptyState, errorFor, type FieldErrorText, FormActions, Section, Table, TextInput } from '#ui/index.ts'
import { type Frame, SOURCES } from '../../console/frame.tsx'
import { LastRun } from './run-words.tsx'
import { listLastRuns } from './runs.queries.ts'
import { listSources } from './sources.queries.ts'

export interface SourcesPage {
  typed?: { name: string; url: string }
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** 「収集先」: which catalogues are taken over, and how it went last. */
export async function sourcesPage(
  frame: Frame,
  c: Context<ConsoleEnv>,
  { typed = { name: '', url: '' }, errors = [], status }: SourcesPage = {},
) {
  const db: Db<'opendata'> = c.var.db
  const [sources, runs] = await Promise.all([listSources(db), listLastRuns(db)])
  const lastOf = new Map(runs.map((run) => [run.sourceId, run]))
  return frame(c, {
    title: '収集先',
    tab: SOURCES,
    lead: 'ほかの町や県のカタログ(CKAN)にあるデータセットを、毎晩集めて、この町のカタログでも探せるようにします。ファイルは、もとの場所に置いたままです。',
    errors,
    status,
    children: (
      <>
        <Section heading="集めているカタログ">
          <div id="sources" data-live>
            <Table
              caption="集めているカタログ"
              hideCaption
              columns={[
                { header: '名前', primary: true, cell: ({ id, name }) => <a href={`${SOURCES}/${id}`}>{name}</a> },
                { header: '住所', cell: ({ url }) => <code>{url}</code> },
                {
                  header: '最後の収集',
                  cell: ({ id, stoppedAt }) => (
                    <LastRun run={lastOf.get(id)} isStopped={stoppedAt !== null} now={c.var.now} />
                  ),
                },
                { header: '載せている数', align: 'end', cell: ({ shown }) => `${shown.toLocaleString('ja')}件` },
              ]}
              rows={sources}
              rowKey={({ id }) => String(id)}
              empty={
                <EmptyState icon="download" heading="収集先がありません">
                  下に住所を入力すると、そのカタログのデータセットを毎晩集めます。
                </EmptyState>
              }
            />
          </div>
        </Section>
        <Section heading="収集先を加える">
          <PostForm action={SOURCES}>
            <TextInput
              name="name"
              label="名前"
              required
              value={typed.name}
              error={errorFor(errors, 'name')}
              hint="データセットのページに「集めた先」として出ます。例: あおぞら市"
              width="medium"
            />
            <TextInput
              name="url"
              label="カタログの住所"
              type="url"
              required
              value={typed.url}
              error={errorFor(errors, 'url')}
              hint="CKAN のカタログのトップページ。例: https://data.example.jp"
              autoComplete="off"
            />
            <FormActions>
              <Button icon="plus">確かめて加える</Button>
            </FormActions>
          </PostForm>
        </Section>
      </>
    ),
  })
}
