import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { readCursor, toPage } from '#kernel/api/paging.ts'
import { shorten } from '#lib/text/names.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Chips, EmptyState, Pager, SearchBox, Stack, Table } from '#ui/index.ts'
import type { Shell } from '../offers/shell.ts'
import { CompanyPlaceShape, type CompanySearch, listCompanies, placeOf } from './companies.queries.ts'
import { companyHref, type Stage, STAGES } from './company.ts'
import { Due } from './due.tsx'

const SHOWN = 50

function readSearch(c: Context<SiteEnv>): CompanySearch {
  const { stage = '', q = '' } = c.req.query()
  return { stage: Object.hasOwn(STAGES, stage) ? (stage as Stage) : undefined, name: q.trim().slice(0, 80) }
}

/** 会社: the firms that the town speaks with, by what is due next. */
export async function companiesPage(shell: Shell, c: Context<SiteEnv>) {
  const here = `${shell.base}/companies`
  const search = readSearch(c)
  const after = readCursor(CompanyPlaceShape, c.req.query('after') || undefined)
  const { items, next } = toPage(await listCompanies(c.var.db, search, SHOWN + 1, after), SHOWN, placeOf)
  const today = dateInTokyo(c.var.now)
  const address = (changes: Record<string, string | undefined>) => {
    const query = Object.entries({ stage: search.stage, q: search.name, ...changes }).filter(([, value]) => value)
    return query.length > 0 ? `${here}?${new URLSearchParams(query as [string, string][])}` : here
  }
  return shell.page(c, {
    title: '会社',
    lead: '問い合わせのあった会社と、次の対応です。対応の日が近いものから並びます。',
    children: (
      <Stack>
        <SearchBox action={here} label="会社の名前でさがす" id="q" value={search.name} size="small" />
        <Chips
          label="段階"
          items={[
            { text: 'すべて', href: address({ stage: undefined }), current: !search.stage },
            ...Object.entries(STAGES).map(([stage, text]) => ({
              text,
              href: address({ stage }),
              current: search.stage === stage,
            })),
          ]}
        />
        <Table
          caption="会社"
          hideCaption
          phone="lines"
          columns={[
            {
              header: '名前',
              primary: true,
              cell: ({ id, name }) => <a href={companyHref(id)}>{shorten(name, 40)}</a>,
            },
            { header: '所在地', nowrap: true, cell: ({ home }) => shorten(home, 12) },
            { header: '次の対応', cell: ({ nextAction }) => nextAction ?? 'なし' },
            { header: 'いつまで', nowrap: true, cell: ({ nextOn }) => <Due on={nextOn} today={today} /> },
            { header: '段階', aside: true, nowrap: true, cell: ({ stage }) => STAGES[stage] },
          ]}
          rows={items}
          rowKey={({ id }) => String(id)}
          rowTone={({ nextOn }) => (nextOn && Temporal.PlainDate.compare(nextOn, today) < 0 ? 'error' : undefined)}
          empty={<Nobody search={search} here={here} />}
        />
        {(next !== null || after) && (
          <Pager
            previous={after ? address({}) : undefined}
            previousText="初めへ"
            next={next === null ? undefined : address({ after: next })}
            nextText="続き"
          />
        )}
      </Stack>
    ),
  })
}

const Nobody = ({ search: { stage, name }, here }: { search: CompanySearch; here: string }) =>
  stage || name ? (
    <EmptyState icon="search" heading="条件に合う会社はありません" actions={<a href={here}>すべての会社を見る</a>}>
      名前の一部だけで検索するか、段階を「すべて」にしてください。
    </EmptyState>
  ) : (
    <EmptyState icon="users" heading="会社はまだありません">
      問い合わせが届くと、その会社がここに加わります。
    </EmptyState>
  )
