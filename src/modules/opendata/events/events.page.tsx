import type { Context } from 'hono'
import { readCursor, toPage } from '#kernel/api/paging.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { ButtonLink, EmptyState, Stack, Table } from '#ui/index.ts'
import { BASE, type Frame } from '../console/frame.tsx'
import {
  addressOf,
  Filters,
  ListPager,
  liveSets,
  NothingFound,
  readListQuery,
  searchOf,
  SHOWN,
} from '../records/list-parts.tsx'
import { daysInWords } from './event-facts.tsx'
import { eventPlace, EventPlaceShape, listEvents } from './events.queries.ts'

export const EVENTS = `${BASE}/events`

const VIEWS = { upcoming: 'これから', past: '終わったもの', cancelled: '中止したもの' }

/** イベント: what the sections hold, the next first. */
export async function eventsPage(frame: Frame, c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const query = readListQuery(c, VIEWS)
  const today = dateInTokyo(now)
  const after = readCursor(EventPlaceShape, c.req.query('after') || undefined)
  const search = {
    ...searchOf(query, staff),
    today,
    past: query.view === 'past',
    ended: query.view === 'cancelled',
  }
  const { items, next } = toPage(await listEvents(db, search, SHOWN + 1, after), SHOWN, eventPlace)
  const address = addressOf(EVENTS, query, VIEWS)
  const isNarrow = query.q !== '' || !query.all || query.view !== 'upcoming'
  return frame(c, {
    title: 'イベント',
    tab: EVENTS,
    lead: '町の催しです。イベント一覧になります。',
    actions: (
      <ButtonLink href={`${EVENTS}/new`} icon="plus">
        イベントを加える
      </ButtonLink>
    ),
    children: (
      <Stack>
        {await liveSets(db, ['events'])}
        <Filters here={EVENTS} label="イベントをさがす" query={query} views={VIEWS} address={address} />
        <Table
          caption="イベント"
          hideCaption
          phone="lines"
          columns={[
            {
              header: 'イベント名',
              primary: true,
              cell: ({ id, title }) => <a href={`${EVENTS}/${id}`}>{title}</a>,
            },
            { header: '日', nowrap: true, cell: (event) => daysInWords(event, today) },
            { header: '場所', cell: ({ where }) => where },
            { header: '課', aside: true, nowrap: true, cell: ({ section }) => section },
          ]}
          rows={items}
          rowKey={({ id }) => String(id)}
          empty={
            isNarrow ? (
              <NothingFound what="イベント" here={EVENTS} query={query} views={VIEWS} address={address} />
            ) : (
              <EmptyState icon="calendar" heading="これからのイベントは、まだありません">
                ここに登録した催しが、公開するデータ「イベント一覧」の行になります。「イベントを加える」から、名前と日、場所を入れます。
              </EmptyState>
            )
          }
        />
        <ListPager after={after !== undefined} next={next} address={address} />
      </Stack>
    ),
  })
}
