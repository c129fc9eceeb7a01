import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { asset } from '#kernel/http/assets.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { Breadcrumbs, ButtonLink, ErrorSummary, PageHeading, Section, Stack } from '#ui/index.ts'
import type { CallForm } from './call.ts'
import { CallFormFields } from './call-form.tsx'
import { findCallers } from './callers/callers.queries.ts'
import { CallsTable } from './calls-table.tsx'
import { countOwed, listCalls } from './calls.queries.ts'
import { readPhone } from './phone.ts'

export const CALLS = '/console/inquiries/calls'

const DONE = { recorded: '電話を記録しました。', struck: '電話の記録を取り消しました。' }

export interface SentBack {
  form: CallForm
  refusal: Refusal
}

/** 電話の記録: the form first, for somebody is on the line; then the calls of today. */
export async function callsPage(program: Program, c: Context<ConsoleEnv>, back?: SentBack) {
  const { db, now, staff } = c.var
  const today = dateInTokyo(now)
  const [calls, { count }, sections] = await Promise.all([
    listCalls(db, staff, today),
    countOwed(db, staff),
    listSections(db, today),
  ])
  const own = sections.filter(({ id }) => staff.covers.answer.includes(id))
  const errors = back?.refusal.mistakes ?? []
  const typed = readPhone(back?.form.phone ?? '')
  const asked = { phone: 'phone' in typed ? typed.phone : null, name: back?.form.name ?? '' }
  const callers = back ? await findCallers(db, staff, asked) : []
  return consolePage(program, c, {
    title: back ? 'エラー: 電話の記録' : '電話の記録',
    status: back?.refusal.status,
    scripts: [asset('caller.island.js')],
    flash: <Done words={DONE} done={c.req.query('done')} autoFocus={false} />,
    breadcrumbs: <Breadcrumbs items={[{ text: '相談', href: '/console/inquiries' }, { text: '電話の記録' }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading
          lead="番号かお名前を書くと、相談の一覧に入ります。書かなければ、電話の数だけを数えます。"
          actions={
            <ButtonLink href="/console/inquiries/callbacks" variant="secondary">
              {`折り返し ${count}件`}
            </ButtonLink>
          }
        >
          電話の記録
        </PageHeading>
        <ErrorSummary errors={errors} />
        <CallFormFields sections={own} form={back?.form} errors={errors} callers={callers} now={now} />
        <Section heading={`きょうの電話 ${dateInWords(today)}`} aside={`${calls.length}件`}>
          <CallsTable caption="きょうの電話" calls={calls} />
        </Section>
      </Stack>
    ),
  })
}
