import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { shorten } from '#lib/text/names.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { Breadcrumbs, EmptyState, PageHeading, Section, Stack, Table } from '#ui/index.ts'
import { isOverdue, opinionHref, type OpinionRequest, READ_DAYS, wishedInWords } from './opinion.ts'
import { listAwaitedOpinions, listGivenOpinions, listOwedOpinions } from './opinion-requests.queries.ts'

const SHOWN = 100
/** Characters of a question in a row. */
const LONGEST_ROW = 60

/** 合議: what one's sections are asked, what they wait for, and what they said lately. */
export async function opinionsPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, now, staff } = c.var
  const today = dateInTokyo(now)
  const [owed, awaited, given] = await Promise.all([
    listOwedOpinions(db, now, staff, SHOWN),
    listAwaitedOpinions(db, staff, SHOWN),
    listGivenOpinions(db, now, staff, SHOWN),
  ])
  const question = { header: 'ききたいこと', cell: (one: OpinionRequest) => shorten(one.question, LONGEST_ROW) }
  const wished = { header: '希望日', cell: (one: OpinionRequest) => wishedInWords(one, today) }
  const rowsOf = (rows: OpinionRequest[]) => ({
    rows,
    hideCaption: true,
    density: 'compact' as const,
    rowKey: ({ id }: OpinionRequest) => String(id),
    rowTone: (one: OpinionRequest) => (isOverdue(one, today) ? ('warning' as const) : undefined),
  })
  return consolePage(program, c, {
    title: '合議',
    flash: <Done words={{ given: '意見を返しました。' }} done={c.req.query('done')} />,
    breadcrumbs: <Breadcrumbs items={[{ text: '相談', href: '/console/inquiries' }, { text: '合議' }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading lead="ほかの課が担当する相談に意見を返し、ほかの課から意見をもらいます。希望日の早いものから並びます。">
          合議
        </PageHeading>
        <div id="opinions" data-live>
          <Section heading="意見を求められています">
            {owed.length === 0 ? (
              <EmptyState heading="求められている意見はありません" />
            ) : (
              <Table
                {...rowsOf(owed)}
                caption="意見を求められています"
                columns={[
                  {
                    header: '求めた課',
                    primary: true,
                    cell: (one) => <a href={opinionHref(one.id)}>{`${one.fromSection}(${one.askedBy})`}</a>,
                  },
                  question,
                  wished,
                  { header: '求められた課', cell: ({ section }) => section },
                ]}
              />
            )}
          </Section>
          {awaited.length > 0 && (
            <Section heading="意見を待っています">
              <Table
                {...rowsOf(awaited)}
                caption="意見を待っています"
                columns={[
                  {
                    header: '求めた先',
                    primary: true,
                    cell: (one) => <a href={`/console/inquiries/${one.conversationId}`}>{one.section}</a>,
                  },
                  question,
                  wished,
                  { header: '求めた人', cell: ({ askedBy }) => askedBy },
                ]}
              />
            </Section>
          )}
          {given.length > 0 && (
            <Section heading="返した意見" aside={`${READ_DAYS}日間は、やりとりを読めます`}>
              <Table
                {...rowsOf(given)}
                caption="返した意見"
                columns={[
                  {
                    header: '求めた課',
                    primary: true,
                    cell: (one) => <a href={opinionHref(one.id)}>{`${one.fromSection}(${one.askedBy})`}</a>,
                  },
                  question,
                  { header: '返した人', cell: ({ endedBy }) => endedBy },
                  { header: 'いつ', cell: ({ endedAt }) => endedAt && momentInWords(endedAt, now) },
                ]}
              />
            </Section>
          )}
        </div>
      </Stack>
    ),
  })
}
