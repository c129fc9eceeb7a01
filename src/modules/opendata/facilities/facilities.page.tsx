import type { Context } from 'hono'
import { readCursor, toPage } from '#kernel/api/paging.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
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
import { facilityPlace, FacilityPlaceShape, listFacilities } from './facilities.queries.ts'

export const FACILITIES = `${BASE}/facilities`

const VIEWS = { listed: '載せているもの', closed: '外したもの' }

/** 施設: what the sections keep, by name. */
export async function facilitiesPage(frame: Frame, c: Context<ConsoleEnv>) {
  const { db, staff } = c.var
  const query = readListQuery(c, VIEWS)
  const after = readCursor(FacilityPlaceShape, c.req.query('after') || undefined)
  const search = { ...searchOf(query, staff), ended: query.view === 'closed' }
  const { items, next } = toPage(await listFacilities(db, search, SHOWN + 1, after), SHOWN, facilityPlace)
  const address = addressOf(FACILITIES, query, VIEWS)
  const isNarrow = query.q !== '' || !query.all || query.view !== 'listed'
  return frame(c, {
    title: '施設',
    tab: FACILITIES,
    lead: '町の施設です。公共施設一覧と、公衆無線LANの一覧になります。',
    actions: (
      <ButtonLink href={`${FACILITIES}/new`} icon="plus">
        施設を加える
      </ButtonLink>
    ),
    children: (
      <Stack>
        {await liveSets(db, ['facilities', 'wifi'])}
        <Filters here={FACILITIES} label="施設をさがす" query={query} views={VIEWS} address={address} />
        <Table
          caption="施設"
          hideCaption
          phone="lines"
          columns={[
            {
              header: '名称',
              primary: true,
              cell: ({ id, name }) => <a href={`${FACILITIES}/${id}`}>{name}</a>,
            },
            { header: '所在地', cell: ({ townArea, street }) => `${townArea}${street}` },
            { header: '電話', nowrap: true, cell: ({ phone }) => phone },
            {
              header: '公衆無線LAN',
              labelled: true,
              nowrap: true,
              cell: ({ wifiSsid }) => (wifiSsid ? 'あり' : 'なし'),
            },
            { header: '課', aside: true, nowrap: true, cell: ({ section }) => section },
          ]}
          rows={items}
          rowKey={({ id }) => String(id)}
          empty={
            isNarrow ? (
              <NothingFound what="施設" here={FACILITIES} query={query} views={VIEWS} address={address} />
            ) : (
              <EmptyState icon="building" heading="まだ、施設がありません">
                ここに登録した施設が、公開するデータ「公共施設一覧」と「公衆無線LANアクセスポイント一覧」の行になります。「施設を加える」から、名称と所在地を入れます。
              </EmptyState>
            )
          }
        />
        <ListPager after={after !== undefined} next={next} address={address} />
      </Stack>
    ),
  })
}
