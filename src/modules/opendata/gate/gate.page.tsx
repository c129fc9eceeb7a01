import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Mendable } from '#kernel/http/mendable.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, Checkbox, DescriptionList, errorFor, Form, FormActions, Section, Stack, TextInput } from '#ui/index.ts'
import { type Frame, setHref } from '../console/frame.tsx'
import type { Dataset } from '../datasets/dataset.ts'
import { type CountsTable, LEAST_OF_ALL, MOST_OF_ALL, type Sum, type SuppressionPlan } from './counts-table.ts'
import type { AtGate, Wish } from './pass-gate.ts'
import { SuppressedTable } from './suppressed-table.tsx'

const SHOWN = 12

const listed = (words: string[]) =>
  words.length > SHOWN ? `${words.slice(0, SHOWN).join('、')} ほか ${words.length - SHOWN}` : words.join('、')

/** How the table is understood, so that its section sees where it is not. */
function planLines(
  { header, rows }: CountsTable,
  { countColumns, columnSums, rowSums, labelColumns }: SuppressionPlan,
) {
  const column = (at: number) => header[at] ?? ''
  const row = (at: number) => labelColumns.map((label) => rows[at]?.[label]).join(' ') || `${at + 1} 行め`
  const sums = (of: Sum[], name: (at: number) => string) =>
    of.length === 0
      ? 'ありません(計が合わない列や行は、計として扱いません)'
      : listed(of.map(({ total, parts }) => `${name(total)} = ${listed(parts.map(name)).replaceAll('、', ' + ')}`))
  return [
    { term: '人数の列', description: listed(countColumns.map(column)) },
    { term: '計の列', description: sums(columnSums, column) },
    { term: '計の行', description: sums(rowSums, row) },
  ]
}

/** 秘匿の関門: what will be hidden and why, before it is; with the choice of what is too small. */
export function gatePage(
  frame: Frame,
  c: Context<ConsoleEnv>,
  { slug, title }: Dataset,
  wish: Wish,
  at: AtGate | undefined,
  again?: Mendable,
) {
  const here = `${setHref(slug)}/gate`
  return frame(c, {
    title: '小さな数を隠す',
    over: title,
    lead: '少ない人数は、だれのことか分かることがあります。小さな数と、計から逆算できるようになる数を隠してから公開します。',
    trail: [{ text: title, href: setHref(slug) }, { text: '小さな数を隠す' }],
    ...again,
    children: (
      <Stack gap="loose">
        <Form action={here} method="get">
          <TextInput
            name="least"
            label="いくつ未満を小さな数とするか"
            value={String(wish.least)}
            inputMode="numeric"
            width="short"
            unit="人未満"
            hint={`${LEAST_OF_ALL} から ${MOST_OF_ALL} まで。町の基準に合わせます。`}
            error={errorFor(again?.errors ?? [], 'least')}
            required
          />
          <Checkbox
            name="zeros"
            value="1"
            checked={wish.hideZeros}
            label="0 も隠す"
            hint="0 であることから人のことが分かるときに選びます。"
          />
          <FormActions>
            <Button variant="secondary">この基準で見る</Button>
          </FormActions>
        </Form>
        {at?.tables.map(({ table, counts, plan, suppression }) => (
          <Section heading={table.title}>
            <DescriptionList items={planLines(counts, plan)} />
            <SuppressedTable caption={table.title} table={counts} suppression={suppression} />
          </Section>
        ))}
        {at && (
          <PostForm action={here} hidden={{ least: String(wish.least), ...(wish.hideZeros && { zeros: '1' }) }}>
            <p>隠した数は、この町の記録からも消えます。もとのファイルは、課で保管してください。</p>
            <FormActions>
              <Button>この形で隠す</Button>
            </FormActions>
          </PostForm>
        )}
      </Stack>
    ),
  })
}
