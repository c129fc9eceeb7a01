import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { mendable } from '#kernel/http/mendable.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { Refusal } from '#lib/refusal.ts'
import { Button, DescriptionList, FormActions, Notice, Section, Stack } from '#ui/index.ts'
import { type Frame, setHref } from '../console/frame.tsx'
import type { Dataset } from '../datasets/dataset.ts'
import { ChoiceForm } from './choice-form.tsx'
import type { CountsTable, Sum, SuppressionPlan } from './counts-table.ts'
import { type AtGate, columnField, type Wish } from './look-at-gate.ts'
import { SuppressedTable } from './suppressed-table.tsx'
import { uncomparedLines, uncountedInWords } from './words.ts'

const SHOWN = 12

const listed = (words: string[]) =>
  words.length > SHOWN ? `${words.slice(0, SHOWN).join('、')} ほか ${words.length - SHOWN}` : words.join('、')

/** How the table is understood, so that its section sees where it is not. */
function planLines(
  { header, rows }: CountsTable,
  { countColumns, columnSums, rowSums, labelColumns }: SuppressionPlan,
) {
  const column = (at: number) => header[at] ?? ''
  const row = (at: number) => labelColumns.map((label) => rows[at]?.[label]).join(' ') || `${at + 1} 行目`
  const sums = (of: Sum[], name: (at: number) => string) =>
    of.length === 0
      ? 'ありません(足しても合わない列や行は、計として扱いません)'
      : listed(of.map(({ total, parts }) => `${name(total)} = ${listed(parts.map(name)).replaceAll('、', ' + ')}`))
  return [
    { term: '少ない数を確かめる列', description: listed(countColumns.map(column)) },
    { term: '計の列', description: sums(columnSums, column) },
    { term: '計の行', description: sums(rowSums, row) },
  ]
}

const AtGateTable = ({ table, counts, uncounted, passed }: AtGate['tables'][number]) => (
  <Section heading={table.title}>
    <Notice tone={uncounted.length > 0 ? 'warning' : 'info'} heading={uncountedInWords(uncounted)}>
      {uncounted.length > 0 &&
        'この列の数は、隠さずにそのまま公開します(「計算した値」は、隠す数のある行でだけ隠します)。人数や件数が入っていたら、上で「人数」を選び直してください。'}
    </Notice>
    {passed && <DescriptionList items={planLines(counts, passed.plan)} />}
    {passed && <SuppressedTable caption={table.title} table={counts} suppression={passed.suppression} />}
  </Section>
)

/** What was seen is what is done: every choice goes along. */
const choicesOf = ({ edition, tables }: AtGate, { least, hideZeros }: Wish): Record<string, string> => ({
  edition: String(edition.id),
  least: String(least),
  ...(hideZeros && { zeros: '1' }),
  ...Object.fromEntries(
    tables.flatMap(({ table, roles }) => roles.map((role, column) => [columnField(table, column), role])),
  ),
})

/** 秘匿の関門: what each column is, what will be hidden and why, before it is. */
export function gatePage(
  frame: Frame,
  c: Context<ConsoleEnv>,
  { slug, title }: Dataset,
  wish: Wish,
  at: AtGate | Refusal,
) {
  const here = `${setHref(slug)}/gate`
  const refusal = at instanceof Refusal ? at : at.refusal
  const again = refusal && mendable(refusal)
  const look = at instanceof Refusal ? undefined : at
  return frame(c, {
    title: '小さな数を隠す',
    over: title,
    lead: '人数が少ないマスは、だれのことか分かることがあります。列が何かを確かめ、少ない人数と、計から引き算で分かってしまう数を隠してから公開します。',
    trail: [{ text: title, href: setHref(slug) }, { text: '小さな数を隠す' }],
    ...again,
    children: (
      <Stack gap="loose">
        <ChoiceForm action={here} wish={wish} at={look} errors={again?.errors ?? []} />
        {look?.tables.map((table) => (
          <AtGateTable {...table} />
        ))}
        {look && !refusal && (
          <PostForm action={here} hidden={choicesOf(look, wish)}>
            {uncomparedLines(look.uncompared).map(({ text }) => (
              <p>{text}。</p>
            ))}
            <p>隠した数は、この町の記録からも消え、元に戻せません。もとのファイルは、課で保管してください。</p>
            <FormActions>
              <Button>この形で隠す</Button>
            </FormActions>
          </PostForm>
        )}
      </Stack>
    ),
  })
}
