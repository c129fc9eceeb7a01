import { monthInWords } from '#lib/time/wareki.ts'
import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { Breadcrumbs, Button, ButtonLink, FormActions, Notice, PageHeading, Stack, Table } from '#ui/index.ts'
import { readBooks } from '../../book/read-book.ts'
import { payBasesIn } from '../figures/pay-bases.queries.ts'
import type { ListedMonth } from '../months/list-months.ts'
import { ACT_WORDS } from './act-words.ts'
import type { BulkAct } from './bulk-told.tsx'
import { figureColumns, nameColumn } from './people-table.tsx'
import { listHref } from './place.ts'

export interface BulkPage {
  act: BulkAct
  month: Temporal.PlainYearMonth
  /** The section whose list it was chosen from. */
  within: number | undefined
  chosen: readonly ListedMonth[]
  /** How many were chosen; more than go at once stay for the next time. */
  all: number
}

/** Names all that was chosen with what it comes to, before it is done. */
export async function bulkPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { act, month, within, chosen, all }: BulkPage,
) {
  const { db, now } = c.var
  const ids = chosen.map(({ staffId }) => staffId)
  const books = await readBooks(db, ids, month, now)
  const bases = act === 'lock' ? await payBasesIn(db, ids, month) : undefined
  const unpaid = bases ? chosen.filter(({ staffId }) => !bases.has(staffId)) : []
  const verb = `まとめて${ACT_WORDS[act].verb}`
  const heading = `${monthInWords(month)}の ${chosen.length}人を${verb}`
  return consolePage(program, c, {
    title: heading,
    breadcrumbs: <Breadcrumbs items={[{ text: '月の締め', href: listHref(month, within) }, { text: verb }]} />,
    children: (
      <Stack>
        <PageHeading lead={ACT_WORDS[act].lead}>{heading}</PageHeading>
        {all > chosen.length && (
          <Notice heading={`選んだ ${all}人のうち、はじめの ${chosen.length}人です`}>
            <p>残りは、このあと一覧からもう一度選んでください。</p>
          </Notice>
        )}
        {unpaid.length > 0 && (
          <Notice tone="warning" heading={`給与の基礎が登録されていない人が ${unpaid.length}人います`}>
            <p>時間数は締まりますが、金額は出ません: {unpaid.map(({ name }) => name).join('、')}</p>
          </Notice>
        )}
        <Table
          caption="選んだ人"
          hideCaption
          phone="lines"
          columns={[nameColumn, { header: '課', cell: ({ section }) => section }, ...figureColumns(books)]}
          rows={[...chosen]}
          rowKey={({ staffId }) => String(staffId)}
        />
        <PostForm
          action="/console/attendance/months/bulk"
          hidden={{ act, month: month.toString(), ...(within !== undefined && { within: String(within) }) }}
        >
          {ids.map((id) => (
            <input key={id} type="hidden" name="staff" value={String(id)} />
          ))}
          <FormActions>
            <Button icon={act === 'lock' ? 'stamp' : 'check'}>{verb}</Button>
            <ButtonLink href={listHref(month, within)} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
