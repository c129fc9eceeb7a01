import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { Breadcrumbs, ButtonLink, EmptyState, PageHeading, Stack, StatusLabel, Table } from '#ui/index.ts'
import { AttemptButtons, attemptsInWords, GiveUpButton } from './attempts/attempt-buttons.tsx'
import { listAttempts } from './attempts/attempts.queries.ts'
import type { Call } from './call.ts'
import { CALLS } from './calls.page.tsx'
import { countOwed, listOwed } from './calls.queries.ts'
import { dueInWords } from './due.ts'
import { callerName, Dial } from './whose-call.tsx'

export const CALLBACKS_PAGE = '/console/inquiries/callbacks'

const DONE = {
  returned: '折り返したことを記録しました。',
  attempted: '折り返しの結果を記録しました。',
  givenUp: '折り返しをやめました。',
}

const isLate = ({ dueAt }: Call, now: Temporal.Instant): boolean =>
  dueAt !== null && Temporal.Instant.compare(dueAt, now) < 0

/** 折り返し: whom the section calls back, by when. */
export async function callbacksPage(program: Program, c: Context<ConsoleEnv>) {
  const { db, now, staff } = c.var
  const [owed, { count }] = await Promise.all([listOwed(db, staff), countOwed(db, staff)])
  const attempts = await listAttempts(
    db,
    owed.map(({ id }) => id),
  )
  const at = (call: Call) => attempts.filter(({ callId }) => callId === call.id)
  return consolePage(program, c, {
    title: '折り返し',
    flash: <Done words={DONE} done={c.req.query('done')} />,
    breadcrumbs: <Breadcrumbs items={[{ text: '相談', href: '/console/inquiries' }, { text: '折り返し' }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading
          lead={`折り返しを待つ電話 ${count}件。早く折り返すものから並びます。`}
          actions={
            <ButtonLink href={CALLS} variant="secondary" icon="phone">
              電話を記録する
            </ButtonLink>
          }
        >
          折り返し
        </PageHeading>
        <Table
          caption="折り返しを待つ電話"
          hideCaption
          density="compact"
          rows={owed}
          rowKey={({ id }) => String(id)}
          rowTone={(call) => (isLate(call, now) ? 'warning' : undefined)}
          columns={[
            { header: '相手', primary: true, cell: (call) => <Whose call={call} /> },
            { header: 'いつ', cell: (call) => <When call={call} now={now} /> },
            {
              header: '用件',
              cell: ({ about, isRepeat }) => `${about || '(書かれていません)'}${isRepeat ? '(再度の電話)' : ''}`,
            },
            { header: '課', cell: ({ section }) => section },
            { header: 'かけた回数', cell: (call) => attemptsInWords(at(call), now) },
            {
              header: '結果',
              aside: true,
              cell: (call) => (
                <>
                  <AttemptButtons action={`${CALLS}/${call.id}/attempts`} whose={callerName(call)} />
                  {call.attempts > 0 && (
                    <GiveUpButton action={`${CALLS}/${call.id}/given-up`} whose={callerName(call)} />
                  )}
                </>
              ),
            },
          ]}
          empty={
            <EmptyState icon="phone" heading="折り返しを待つ電話はありません">
              電話を記録するときに「要る」を選ぶと、ここに出ます。
            </EmptyState>
          }
        />
        {count > owed.length && (
          <p>{`早い順に ${owed.length}件を表示しています。折り返すと、次の電話がここに出ます。`}</p>
        )}
      </Stack>
    ),
  })
}

const Whose = ({ call }: { call: Call }) => (
  <>
    {call.conversationId === null ? (
      callerName(call)
    ) : (
      <a href={`/console/inquiries/${call.conversationId}`}>{callerName(call)}</a>
    )}
    {call.phone && (
      <>
        {' '}
        <Dial phone={call.phone} />
      </>
    )}
  </>
)

const When = ({ call, now }: { call: Call; now: Temporal.Instant }) => (
  <span>
    {dueInWords(call)}
    {isLate(call, now) && (
      <>
        {' '}
        <StatusLabel tone="warning">過ぎています</StatusLabel>
      </>
    )}
    {call.wantsWriting && (
      <>
        {' '}
        <StatusLabel tone="info">文字で答えてほしい</StatusLabel>
      </>
    )}
  </span>
)
