import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { durationInWords } from '#lib/time/in-words.ts'
import { Breadcrumbs, Button, EmptyState, Notice, PageHeading, RowCheckbox, Stack, Table } from '#ui/index.ts'
import { hoursInWords, minutesOfTimes, OVERTIME_HREF, overlap, timesInWords } from '../order.ts'
import { seenAs } from './seen-order.ts'
import type { Unconfirmed } from './unconfirmed.ts'

export const CONFIRMATIONS_HREF = `${OVERTIME_HREF}/confirmations`

const worked = ({ order, worked }: Unconfirmed): string =>
  worked
    .filter((one) => overlap(one, order) || one.until.equals(order.from))
    .map((one) => hoursInWords({ ...one, rest: undefined }))
    .join('、') || 'この時間の打刻がありません'

const Proposal = ({ done, isWhole }: Unconfirmed) => {
  if (!done) return <>勤務した時間がありません。開いて確かめてください</>
  if (!isWhole) return <>打刻のない時間があります。開いて確かめてください</>
  return (
    <strong>
      {hoursInWords(done)} {durationInWords(minutesOfTimes(done))}
    </strong>
  )
}

/** 「時間外の確認」: what was ordered beside what the punches say, since the day after. */
export function confirmationsPage(program: Program, c: Context<ConsoleEnv>, waiting: readonly Unconfirmed[]) {
  const [confirmed, left] = [Number(c.req.query('confirmed') ?? 0), Number(c.req.query('left') ?? 0)]
  const ready = waiting.filter(({ isWhole }) => isWhole)
  return consolePage(program, c, {
    title: '時間外の確認',
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: '勤怠', href: '/console/attendance' },
          { text: '時間外勤務', href: OVERTIME_HREF },
          { text: '時間外の確認' },
        ]}
      />
    ),
    children: (
      <Stack>
        <PageHeading lead="きのうまでの命令を、打刻と並べています。確認した時間が、手当と上限の計算に使われます。">
          時間外の確認
        </PageHeading>
        {confirmed + left > 0 && (
          <Notice tone={left > 0 ? 'warning' : 'success'} live="status">
            <p>
              {confirmed > 0 && `${confirmed}件を確認しました。`}
              {left > 0 && `${left}件は、打刻か命令が変わっていたので残しました。もう一度確かめてください。`}
            </p>
          </Notice>
        )}
        {c.req.query('cancelled') !== undefined && (
          <Notice tone="success" live="status">
            <p>命令を取り消しました。本人に知らせました。</p>
          </Notice>
        )}
        {waiting.length === 0 ? (
          <EmptyState icon="check" heading="確認するものはありません">
            命令した時間外勤務が済むと、次の日からここに出ます。
          </EmptyState>
        ) : (
          <PostForm action={CONFIRMATIONS_HREF}>
            <Table
              caption="確認を待つ時間外勤務"
              hideCaption
              phone="lines"
              columns={[
                {
                  header: '選ぶ',
                  cell: ({ order, done, isWhole }) =>
                    done && isWhole ? (
                      <RowCheckbox
                        name="seen"
                        value={seenAs(order, done)}
                        label={`${order.name} ${timesInWords(order)}を選ぶ`}
                        checked
                      />
                    ) : null,
                },
                {
                  header: '職員と命令',
                  primary: true,
                  cell: ({ order }) => (
                    <>
                      <a href={`${CONFIRMATIONS_HREF}/${order.id}`}>
                        {order.name} {timesInWords(order)}
                      </a>
                      <div class="limit-of">{order.work}</div>
                    </>
                  ),
                },
                { header: '打刻', cell: worked },
                { header: '確認する時間', cell: (row) => <Proposal {...row} /> },
              ]}
              rows={[...waiting]}
              rowKey={({ order }) => String(order.id)}
              rowTone={({ isWhole }) => (isWhole ? undefined : 'warning')}
            />
            {ready.length > 0 && (
              <div class="form-actions">
                <Button icon="check">選んだものを確認する</Button>
              </div>
            )}
          </PostForm>
        )}
      </Stack>
    ),
  })
}
