import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import { Button, EmptyState, errorFor, FormActions, Section, Select, Table, TextInput } from '#ui/index.ts'
import { findLastRecount } from '../events/recounts.queries.ts'
import { findMarkable, type Mark, MARKABLES, type Markable, markIn, MARKS, type SetMark } from '../marks/mark.ts'
import { listMarks } from '../marks/marks.queries.ts'
import type { MarkForm } from '../marks/set-mark.ts'
import { framed, HERE } from './frame.tsx'
import { RecountSection } from './recount-section.tsx'

export interface SentBack {
  form: MarkForm
  refusal: Refusal
}

const keyOf = (measure: string, mark: Mark) => `${measure}.${mark}`

/** 基準と目標: what holds, the form that says something new, and everything that was ever said. */
export async function marksPage(program: Program, c: Context<ConsoleEnv>, back?: SentBack) {
  const { db, now } = c.var
  const [marks, last] = await Promise.all([listMarks(db), findLastRecount(db)])
  const month = dateInTokyo(now).with({ day: 1 })
  return framed(program, c, {
    title: '効果: 基準と目標',
    lead: '改革の前がどうだったか、どこを目指すかを、町が決めて入力します。入力したものは消えず、いつの月からかで使い分けます。',
    refusal: back?.refusal,
    children: (
      <>
        <Section heading="いまの基準と目標">
          <Holding marks={marks} month={month} />
        </Section>
        <Section heading="基準・目標を入力する" id="form">
          <SetForm back={back} month={month} />
        </Section>
        <Section heading="これまでの入力">
          <History marks={marks} />
        </Section>
        <RecountSection last={last} />
      </>
    ),
  })
}

function Holding({ marks, month }: { marks: SetMark[]; month: Temporal.PlainDate }) {
  const words = (markable: Markable, mark: Mark) => {
    if (!markable.marks.includes(mark)) return ''
    const value = markIn(marks, month, markable.measure, mark)
    return value === undefined ? '—' : `${value.toLocaleString('ja')}${markable.unit}`
  }
  return (
    <Table
      caption="いまの基準と目標"
      hideCaption
      density="compact"
      rows={[...MARKABLES]}
      rowKey={({ measure }) => measure}
      columns={[
        { header: '何の', primary: true, cell: ({ text }) => text },
        { header: MARKS.baseline, align: 'end', nowrap: true, cell: (one) => words(one, 'baseline') },
        { header: MARKS.target, align: 'end', nowrap: true, cell: (one) => words(one, 'target') },
      ]}
    />
  )
}

function SetForm({ back, month }: { back: SentBack | undefined; month: Temporal.PlainDate }) {
  const errors = back?.refusal.mistakes ?? []
  const form = back?.form
  const groups = (Object.keys(MARKS) as Mark[]).map((mark) => ({
    group: MARKS[mark],
    options: MARKABLES.filter(({ marks }) => marks.includes(mark)).map(({ measure, text, unit }) => ({
      value: keyOf(measure, mark),
      text: `${MARKS[mark]}: ${text}(${unit})`,
    })),
  }))
  return (
    <PostForm action={`${HERE}/marks`}>
      <Select
        name="what"
        label="何の基準・目標か"
        required
        placeholder="選んでください"
        options={groups}
        value={form?.what}
        error={errorFor(errors, 'what')}
      />
      <TextInput
        name="value"
        label="数"
        width="short"
        inputMode="decimal"
        hint="空のままにすると、その月からなくなります。"
        value={form?.value}
        error={errorFor(errors, 'value')}
      />
      <TextInput
        name="from"
        label="いつの月から"
        width="short"
        required
        hint="例 2026-04"
        value={form?.from ?? month.toString().slice(0, 7)}
        error={errorFor(errors, 'from')}
      />
      <TextInput
        name="note"
        label="何によるか"
        required
        hint="例 令和5年度の電話の記録、行政改革の計画"
        value={form?.note}
        error={errorFor(errors, 'note')}
      />
      <FormActions>
        <Button icon="check">記録する</Button>
      </FormActions>
    </PostForm>
  )
}

const History = ({ marks }: { marks: SetMark[] }) => (
  <Table
    caption="これまでの入力"
    hideCaption
    density="compact"
    rows={marks.toReversed()}
    columns={[
      {
        header: '何の',
        primary: true,
        cell: ({ measure, mark }) => `${MARKS[mark]}: ${findMarkable(measure)?.text ?? measure}`,
      },
      {
        header: '数',
        align: 'end',
        nowrap: true,
        cell: ({ measure, value }) =>
          value === null ? 'なし' : `${value.toLocaleString('ja')}${findMarkable(measure)?.unit ?? ''}`,
      },
      { header: 'いつから', nowrap: true, cell: ({ fromMonth }) => monthInWords(fromMonth.toPlainYearMonth()) },
      { header: '何によるか', cell: ({ note }) => note },
      { header: '入力した人', cell: ({ setBy, setAt }) => `${setBy} ${dateTimeInWords(setAt)}` },
    ]}
    empty={
      <EmptyState icon="chart" heading="まだありません">
        改革の前の数がわかると、効果を比べて示せます。
      </EmptyState>
    }
  />
)
