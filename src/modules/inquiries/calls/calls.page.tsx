import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import {
  Breadcrumbs,
  Button,
  Checkbox,
  ErrorSummary,
  errorFor,
  FormActions,
  PageHeading,
  RadioGroup,
  Section,
  Select,
  Stack,
  TextInput,
} from '#ui/index.ts'
import { CALLBACKS, type CallForm } from './call.ts'
import { CallsTable } from './calls-table.tsx'
import { countOwed, listCalls, listOwed } from './calls.queries.ts'

export const CALLS = '/console/inquiries/calls'

const DONE = {
  recorded: '電話を記録しました。',
  returned: '折り返したことを記録しました。',
  struck: '電話の記録を取り消しました。',
}

export interface SentBack {
  form: CallForm
  refusal: Refusal
}

/** 電話の記録: the form first, for somebody is on the line; then the calls of today and those that wait for one back. */
export async function callsPage(program: Program, c: Context<ConsoleEnv>, back?: SentBack) {
  const { db, now, staff } = c.var
  const today = dateInTokyo(now)
  const [calls, owed, { count }, sections] = await Promise.all([
    listCalls(db, staff, today),
    listOwed(db, staff, today),
    countOwed(db, staff, today),
    listSections(db, today),
  ])
  const own = sections.filter(({ id }) => staff.covers.answer.includes(id))
  const errors = back?.refusal.mistakes ?? []
  return consolePage(program, c, {
    title: back ? 'エラー: 電話の記録' : '電話の記録',
    status: back?.refusal.status,
    flash: <Done words={DONE} done={c.req.query('done')} />,
    breadcrumbs: <Breadcrumbs items={[{ text: '相談', href: '/console/inquiries' }, { text: '電話の記録' }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading lead="電話の相談を数えます。名前や電話番号は書かないでください。">電話の記録</PageHeading>
        <ErrorSummary errors={errors} />
        <CallFormFields sections={own} back={back} />
        {owed.length > 0 && (
          <Section heading="前の日からの折り返し" aside={`${count}件`}>
            <CallsTable caption="前の日からの折り返し" calls={owed} now={now} withDay />
            {count > owed.length && (
              <p>{`待っている日が長い ${owed.length}件です。折り返すと、次の電話がここに出ます。`}</p>
            )}
          </Section>
        )}
        <Section heading={`きょうの電話 ${dateInWords(today)}`} aside={`${calls.length}件`}>
          <CallsTable caption="きょうの電話" calls={calls} now={now} />
        </Section>
      </Stack>
    ),
  })
}

function CallFormFields({ sections, back }: { sections: { id: number; name: string }[]; back: SentBack | undefined }) {
  const errors = back?.refusal.mistakes ?? []
  const form = back?.form
  return (
    <PostForm action={CALLS} hidden={{ key: form?.key ?? randomUUID() }}>
      <RadioGroup
        name="callback"
        legend="折り返し"
        inline
        required
        value={form?.callback}
        options={Object.entries(CALLBACKS).map(([value, text]) => ({ value, text }))}
        error={errorFor(errors, 'callback')}
      />
      <Checkbox name="repeat" label="前にも同じ用件で電話があった" checked={form?.repeat === '1'} />
      <TextInput
        name="about"
        label="用件"
        required={false}
        hint="一行で。例 水道の使用開始"
        value={form?.about}
        error={errorFor(errors, 'about')}
      />
      {sections.length > 1 && (
        <Select
          name="section"
          label="課"
          width="medium"
          options={sections.map(({ id, name }) => ({ value: String(id), text: name }))}
          value={form?.section || String(sections[0]?.id ?? '')}
          error={errorFor(errors, 'section')}
        />
      )}
      <FormActions>
        <Button icon="phone">記録する</Button>
      </FormActions>
    </PostForm>
  )
}
