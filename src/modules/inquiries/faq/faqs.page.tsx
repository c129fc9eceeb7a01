import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { ButtonLink, Chips, EmptyState, PageHeading, Stack, StatusLabel, Table } from '#ui/index.ts'
import { FAQ, type Faq, faqHref, STATES, type State } from './faq.ts'
import { GAPS } from './gaps/gap.ts'
import { ListPager } from './list-pager.tsx'

export const TONES = { draft: 'info', published: 'success', withdrawn: 'neutral' } as const

const DONE = {
  taken: 'ファイルを取り込みました。公開は、一つずつ確かめてから行ってください。',
  adopted: '取り込みました。公開は、一つずつ確かめてから行ってください。',
}

export const PER_PAGE = 100

export interface FaqsPage {
  faqs: Faq[]
  /** Of all in that state. */
  count: number
  /** How many stand before this page. */
  from: number
  state: State | undefined
  /** Those alone that are to be looked at again. */
  due: boolean
}

const address = ({ state, due }: Pick<FaqsPage, 'state' | 'due'>, from = 0): string => {
  const query = new URLSearchParams({
    ...(state && { state }),
    ...(due && { review: 'due' }),
    ...(from > 0 && { from: String(from) }),
  }).toString()
  return `${FAQ}${query && `?${query}`}`
}

/** 「よくある質問」 in the console: those of the sections that somebody answers for. */
export const faqsPage = (program: Program, c: Context<ConsoleEnv>, { faqs, count, from, state, due }: FaqsPage) =>
  consolePage(program, c, {
    title: 'よくある質問',
    flash: <Done words={DONE} done={c.req.query('done')} />,
    children: (
      <Stack gap="loose">
        <PageHeading
          lead="住民のページに載せる質問と答えです。相談に答えるときにも、そのまま使えます。"
          actions={
            <>
              <ButtonLink href={`${FAQ}/new`} icon="plus">
                質問を書く
              </ButtonLink>
              <ButtonLink href={GAPS} variant="secondary" icon="inbox">
                答えがなかった質問
              </ButtonLink>
              <ButtonLink href={`${FAQ}/sets`} variant="secondary" icon="upload">
                ほかの町と
              </ButtonLink>
              <ButtonLink href={`${FAQ}/files`} variant="secondary" icon="download">
                表計算で
              </ButtonLink>
              <ButtonLink href={`${FAQ}/synonyms`} variant="secondary" icon="search">
                類語
              </ButtonLink>
            </>
          }
        >
          よくある質問
        </PageHeading>
        <Chips
          label="状態でしぼる"
          items={[
            { text: 'すべて', href: FAQ, current: state === undefined && !due },
            ...(Object.keys(STATES) as State[]).map((one) => ({
              text: STATES[one],
              href: address({ state: one, due: false }),
              current: state === one,
            })),
            { text: '見直し', href: address({ state: undefined, due: true }), current: due },
          ]}
        />
        {count === 0 ? (
          <EmptyState
            icon="info"
            heading={
              due
                ? '見直しの日が来た質問はありません'
                : state
                  ? `${STATES[state]}の質問はありません`
                  : 'よくある質問はまだありません'
            }
          >
            {due
              ? '公開した質問は、見直し日が来るとここに並びます。'
              : '「質問を書く」で書き始めるか、「ほかの町と」で、ほかの町が書いたものを取り込めます。'}
          </EmptyState>
        ) : (
          <Faqs faqs={faqs} count={count} />
        )}
        <ListPager from={from} size={PER_PAGE} count={count} address={(to) => address({ state, due }, to)} />
      </Stack>
    ),
  })

const Faqs = ({ faqs, count }: Pick<FaqsPage, 'faqs' | 'count'>) => (
  <Table
    caption={`${count.toLocaleString('ja')}件`}
    rows={faqs}
    rowKey={({ id }) => String(id)}
    columns={[
      {
        header: '質問',
        primary: true,
        cell: ({ id, question, lang }) => (
          <a href={faqHref(id)} lang={lang}>
            {question}
          </a>
        ),
      },
      { header: '状態', nowrap: true, cell: (one) => <StateLabel faq={one} /> },
      { header: '分類', cell: ({ category }) => category },
      { header: '担当', cell: ({ section }) => section },
      { header: '見直し日', nowrap: true, cell: ({ reviewOn }) => (reviewOn ? formatWareki(reviewOn) : '') },
      { header: '変えた日', nowrap: true, cell: ({ changedAt }) => formatWareki(dateInTokyo(changedAt)) },
    ]}
  />
)

export const StateLabel = ({ faq: { state, isAhead } }: { faq: Pick<Faq, 'state' | 'isAhead'> }) => (
  <>
    <StatusLabel tone={TONES[state]}>{STATES[state]}</StatusLabel>
    {state === 'published' && isAhead && (
      <>
        {' '}
        <StatusLabel tone="warning">公開前の変更あり</StatusLabel>
      </>
    )}
  </>
)
