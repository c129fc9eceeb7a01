import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { ButtonLink, Cluster, EmptyState, Stack, Table } from '#ui/index.ts'
import { UNIT_WORDS } from '../places/place.ts'
import type { Editor } from './editor.ts'
import { OFFER_KINDS, type OfferKind, offerHref, yen } from './offer.ts'
import { OfferStateLabel } from './offer-tabs.tsx'
import { listOffers } from './offers.queries.ts'
import type { Shell } from './shell.ts'

const perWords = (kind: OfferKind): string => (kind === 'programme' ? '1人' : UNIT_WORDS[kind].per)

const Adding = ({ base }: { base: string }) => (
  <Cluster>
    <ButtonLink href={`${base}/bookings`} icon="calendar" variant="secondary">
      予約を見る
    </ButtonLink>
    <ButtonLink href={`${base}/places/new`} icon="plus" variant="secondary">
      場所を加える
    </ButtonLink>
    <ButtonLink href={`${base}/programmes/new`} icon="plus" variant="secondary">
      プログラムを加える
    </ButtonLink>
  </Cluster>
)

const LEADS: Record<Editor['side'], string> = {
  section: '事業者がサイトに載せる場所とプログラムです。確認を待つものが先に並びます。',
  provider: 'サイトに載せる場所とプログラムです。名前を押すと、内容、写真、空き、料金を変えられます。',
}

/** 掲載: all that this editor may change. */
export async function offersPage({ base, editor: editorOf, page }: Shell, c: Context<SiteEnv>) {
  const editor = await editorOf(c)
  const offers = await listOffers(c.var.db, editor)
  const mayAdd = editor.side === 'section' || editor.providerIds.length > 0
  return page(c, {
    title: 'ワーケーションの掲載',
    lead: LEADS[editor.side],
    children: (
      <Stack>
        {mayAdd && <Adding base={base} />}
        <Table
          caption="掲載"
          hideCaption
          phone="lines"
          columns={[
            { header: '名前', primary: true, cell: (one) => <a href={offerHref(base, one)}>{one.name}</a> },
            { header: '種類', cell: ({ kind }) => OFFER_KINDS[kind] },
            { header: '事業者', cell: ({ provider }) => provider },
            { header: '料金', nowrap: true, cell: ({ kind, price }) => `${perWords(kind)} ${yen(price)}` },
            { header: '状態', aside: true, cell: (one) => <OfferStateLabel {...one} /> },
          ]}
          rows={offers}
          rowKey={({ id }) => String(id)}
          empty={
            mayAdd ? (
              <EmptyState icon="map-pin" heading="まだ掲載はありません">
                「場所を加える」か「プログラムを加える」から始めます。
              </EmptyState>
            ) : (
              <EmptyState icon="user" heading="このページは、事業者の担当者のためのものです">
                担当者になるには、役所から届く招待のメールのページを開いてください。
              </EmptyState>
            )
          }
        />
      </Stack>
    ),
  })
}
