import { type Context, Hono } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { Breadcrumbs, Chips, EmptyState, PageHeading, Stack, Table } from '#ui/index.ts'
import { placeText, readPlace } from '../conversations/place.ts'
import { countGiven, type Given, listGiven } from './answers.queries.ts'
import { AnswerLabel } from './desk-view.tsx'
import { ANSWERS, type Answer, isAnswer } from './satisfaction.ts'
import { SATISFACTION } from './words.ts'

export const SATISFACTION_LIST = '/console/inquiries/satisfaction'

const A_PAGE = 50
const DAYS = 90

const address = (answer: Answer | undefined, before?: string) => {
  const query = new URLSearchParams({ ...(answer && { answer }), ...(before && { before }) })
  return query.size > 0 ? `${SATISFACTION_LIST}?${query}` : SATISFACTION_LIST
}

/** 満足度 as clerks and the head of a section see it: each answer with its word. Behind the duty to answer. */
export const answersRoutes = (program: Program) =>
  new Hono<ConsoleEnv>().get('/inquiries/satisfaction', (c) => answersPage(program, c))

async function answersPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, now, staff } = c.var
  const asked = c.req.query('answer') ?? ''
  const answer = isAnswer(asked) ? asked : undefined
  const [rows, counts] = await Promise.all([
    listGiven(db, staff, { limit: A_PAGE + 1, after: readPlace(c.req.query('before')), answer }),
    countGiven(db, staff, now.subtract({ hours: DAYS * 24 })),
  ])
  const page = rows.slice(0, A_PAGE)
  const last = page.at(-1)
  return consolePage(program, c, {
    title: '満足度',
    breadcrumbs: <Breadcrumbs items={[{ text: '相談', href: '/console/inquiries' }, { text: '満足度' }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading lead="相談を完了にしたあとで、相手が答えたものです。だれが何と答えたかは、担当する課の職員だけが見ます。">
          満足度
        </PageHeading>
        <p>
          この{DAYS}日:{' '}
          {ANSWERS.map((one) => `${SATISFACTION.ja.answers[one]} ${counts[one].toLocaleString('ja')}件`).join('・')}
        </p>
        <Chips
          label="答え"
          items={[undefined, ...ANSWERS].map((one) => ({
            href: address(one),
            text: one ? SATISFACTION.ja.answers[one] : 'すべて',
            current: one === answer,
          }))}
        />
        <AnswersTable rows={page} now={now} severalSections={staff.covers.answer.length > 1} />
        {rows.length > A_PAGE && last && (
          <p>
            <a href={address(answer, placeText({ at: last.answeredAt, id: last.id }))}>前の答えを見る</a>
          </p>
        )}
      </Stack>
    ),
  })
}

const AnswersTable = ({
  rows,
  now,
  severalSections,
}: {
  rows: Given[]
  now: Temporal.Instant
  severalSections: boolean
}) => (
  <Table
    caption="満足度の答え"
    hideCaption
    phone="lines"
    rows={rows}
    rowKey={({ id }) => String(id)}
    columns={[
      {
        header: '相談',
        primary: true,
        cell: ({ conversation, name }) =>
          conversation ? (
            <a href={`/console/inquiries/${conversation}`}>{name || '名前のない相談'}</a>
          ) : (
            'ほかの課へ移った相談'
          ),
      },
      { header: '答え', nowrap: true, cell: ({ answer }) => <AnswerLabel answer={answer} /> },
      {
        header: 'ひとこと',
        cell: ({ comment, askedAgain }) => `${comment}${askedAgain ? '(もう一度たずねました)' : ''}` || '—',
      },
      ...(severalSections ? [{ header: '課', cell: ({ section }: Given) => section }] : []),
      { header: '答えた時', nowrap: true, cell: ({ answeredAt }) => momentInWords(answeredAt, now) },
    ]}
    empty={
      <EmptyState icon="chat" heading="まだ答えはありません">
        返信した相談を「完了にする」と、相手にたずねます。たずねるかどうかは、町の「設定」で決めます。
      </EmptyState>
    }
  />
)
