import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords, momentInWords } from '#lib/time/in-words.ts'
import { ButtonLink, Chips, EmptyState, Pager, Stack, StatusLabel, Table, type Tone } from '#ui/index.ts'
import type { Shell } from '../offers/shell.ts'
import { listStays, STAYS_A_PAGE, type View, VIEWS } from './desk.queries.ts'
import { deskHref, type Stay, STAY_STATES, type StayState } from './stay.ts'
import { idIn } from '#lib/text/whole-number.ts'

const TONES: Record<StayState, Tone> = {
  asked: 'warning',
  proposed: 'info',
  booked: 'success',
  cancelled: 'neutral',
  declined: 'neutral',
}

export const StayStateLabel = ({ state }: { state: StayState }) => (
  <StatusLabel tone={TONES[state]}>{STAY_STATES[state]}</StatusLabel>
)

/** Of what is booked or proposed, else as they wish. */
function daysOf({ from, through, wishedFrom, wishedThrough }: Stay): string {
  const [first, last] = [from ?? wishedFrom, through ?? wishedThrough]
  if (!first || !last) return '未定'
  return first.equals(last) ? dateInWords(first) : `${dateInWords(first)}〜${dateInWords(last)}`
}

/** 滞在: all teams that ask, come or came. */
export async function staysPage(shell: Shell, c: Context<SiteEnv>) {
  const { db, now } = c.var
  const asked = c.req.query('view') ?? ''
  const view: View = Object.hasOwn(VIEWS, asked) ? (asked as View) : 'hand'
  const before = idIn(c.req.query('before')) || undefined
  const stays = await listStays(db, dateInTokyo(now), { view, before })
  const here = `${shell.base}/stays`
  return shell.page(c, {
    title: 'ワーケーションの滞在',
    lead: '会社からの問い合わせ、提案、予約です。提案を待つものが先に並びます。',
    actions: (
      <ButtonLink href={`${here}/new`} icon="plus" variant="secondary">
        電話・対面の問い合わせを加える
      </ButtonLink>
    ),
    children: (
      <Stack>
        <Chips
          label="状態でしぼりこむ"
          items={(Object.keys(VIEWS) as View[]).map((one) => ({
            href: one === 'hand' ? here : `${here}?view=${one}`,
            text: VIEWS[one],
            current: one === view,
          }))}
        />
        <Table
          caption="滞在"
          hideCaption
          phone="lines"
          columns={[
            { header: '会社', primary: true, cell: ({ id, company }) => <a href={deskHref(id)}>{company}</a> },
            { header: '日程', cell: daysOf },
            { header: '人数', nowrap: true, cell: ({ people }) => `${people}人` },
            { header: '問い合わせ', labelled: true, cell: ({ askedAt }) => momentInWords(askedAt, now) },
            { header: '状態', aside: true, cell: ({ state }) => <StayStateLabel state={state} /> },
          ]}
          rows={stays}
          rowKey={({ id }) => String(id)}
          empty={
            <EmptyState icon="inbox" heading="ここに並ぶ滞在はありません">
              会社がサイトの「ワーケーションの相談をする」から送ると、ここに並びます。
            </EmptyState>
          }
        />
        {view !== 'hand' && stays.length === STAYS_A_PAGE && (
          <Pager next={`${here}?view=${view}&before=${stays.at(-1)!.id}`} nextText="これより前" />
        )}
      </Stack>
    ),
  })
}
