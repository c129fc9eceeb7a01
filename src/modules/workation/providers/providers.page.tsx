import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { ButtonLink, EmptyState, Table } from '#ui/index.ts'
import type { Shell } from '../offers/shell.ts'
import { PROVIDER_KINDS } from './provider.ts'
import { listProviders } from './providers.queries.ts'

export const kindsInWords = (kinds: readonly (keyof typeof PROVIDER_KINDS)[]): string =>
  kinds.map((kind) => PROVIDER_KINDS[kind]).join('・')

/** 事業者: the register. */
export async function providersPage(shell: Shell, c: Context<SiteEnv>) {
  const here = `${shell.base}/providers`
  return shell.page(c, {
    title: '事業者',
    lead: '場所やプログラムを出す事業者です。担当者を招待すると、自分の掲載を自分で変えられます。',
    actions: (
      <ButtonLink href={`${here}/new`} icon="plus">
        事業者を登録する
      </ButtonLink>
    ),
    children: (
      <Table
        caption="事業者"
        hideCaption
        phone="lines"
        columns={[
          { header: '名前', primary: true, cell: ({ id, name }) => <a href={`${here}/${id}`}>{name}</a> },
          { header: '種類', cell: ({ kinds }) => kindsInWords(kinds) },
          { header: '掲載', labelled: true, cell: ({ offers, published }) => `${offers}件(公開中 ${published}件)` },
          { header: '担当者', labelled: true, cell: ({ members }) => (members ? `${members}人` : 'まだいません') },
        ]}
        rows={await listProviders(c.var.db)}
        rowKey={({ id }) => String(id)}
        empty={
          <EmptyState icon="users" heading="事業者はまだいません">
            「事業者を登録する」から始めます。
          </EmptyState>
        }
      />
    ),
  })
}
