import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import { asFile, CSV } from '#kernel/http/as-file.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { hasSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import { Button, ButtonLink, Cluster, DateInput, errorFor, FormActions, Section, Table, TextArea } from '#ui/index.ts'
import { formKey } from '../form-key.ts'
import { enterIncident, strikeIncident } from './incidents.ts'
import { facts, readMonth, SECTION_HEADS, sectionRows } from './usage.ts'
import { countUsage, type Incident } from './usage.queries.ts'
import { usageFile, usagePaper } from './usage-files.ts'

export const USAGE = '/console/settings/line-usage'

const LEAD =
  '国のガイドラインが求める、LINE の利用状況の報告です。開くたびに数え直します。相談は、いま担当している課に数えます。'
const WORDS = { entered: '事故等を記録しました。', struck: '事故等の記録を取り消しました。' }

type Again = { typed: Typed; refusal: Refusal }

/** 「設定 — LINE の利用状況」, for those with the duty for the whole town. */
export const usageRoutes = (program: Program) =>
  new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => show(program, c))
    .get('/report.csv', async (c) => {
      const { usage, accounts } = await counted(c)
      return asFile(c, CSV, `line-usage-${usage.month.toString()}.csv`, usageFile(usage, accounts))
    })
    .get('/report.pdf', async (c) => {
      const { usage, accounts } = await counted(c)
      const { name } = await getProfile(c.var.db)
      const paper = await usagePaper(usage, accounts, name, c.var.now)
      return asFile(c, 'application/pdf', `line-usage-${usage.month.toString()}.pdf`, paper)
    })
    .post('/incidents', async (c) => {
      const { typed } = await readTyped(c)
      const key = formKey(c, firstOf(typed, 'key'))
      const enter = async () => enterIncident(c.var.db, c.var.now, c.var.staff, typed, key)
      const entered = await orRefusal(enter())
      if (entered instanceof Refusal) return show(program, c, { typed, refusal: entered })
      return c.redirect(`${USAGE}?month=${firstOf(typed, 'day').slice(0, 7)}&done=entered`, 303)
    })
    .post('/incidents/:id{[0-9]{1,15}}/removal', async (c) => {
      await strikeIncident(c.var.db, c.var.now, c.var.staff, Number(c.req.param('id')))
      return c.redirect(`${USAGE}?month=${c.req.query('month') ?? ''}&done=struck`, 303)
    })

async function counted(c: Context<ConsoleEnv>) {
  const usage = await countUsage(c.var.db, readMonth(c.req.query('month'), c.var.now))
  return { usage, accounts: (await hasSecret(c.var.db, 'line.channel_access_token')) ? 1 : 0 }
}

async function show(program: Program, c: Context<ConsoleEnv>, again?: Again) {
  const { usage, accounts } = await counted(c)
  const { month } = usage
  const at = (to: Temporal.PlainYearMonth) => `${USAGE}?month=${to.toString()}`
  const next = orNothing(() => readMonth(month.add({ months: 1 }).toString(), c.var.now))
  return settingsPage(program, c, {
    page: USAGE,
    lead: LEAD,
    words: WORDS,
    errors: again?.refusal.mistakes ?? [],
    children: (
      <>
        <Section heading={monthInWords(month)}>
          <Cluster>
            <a href={at(month.subtract({ months: 1 }))}>前の月</a>
            {next && <a href={at(next)}>次の月</a>}
            <ButtonLink href={`${USAGE}/report.pdf?month=${month.toString()}`} variant="secondary" size="small">
              PDF
            </ButtonLink>
            <ButtonLink href={`${USAGE}/report.csv?month=${month.toString()}`} variant="secondary" size="small">
              CSV
            </ButtonLink>
          </Cluster>
          <Counted caption="概要" heads={['項目', '数']} rows={facts(usage, accounts)} />
          <Counted caption="課ごと" heads={SECTION_HEADS} rows={sectionRows(usage)} />
          <Counted
            caption="分類ごと"
            heads={['分類', '相談']}
            rows={usage.kinds.map(({ kind, talks }) => [kind, talks])}
          />
        </Section>
        <Section heading="事故等" aside={`${usage.incidents.length}件`}>
          <ul>
            {usage.incidents.map((incident) => (
              <li key={incident.id}>
                <OneIncident incident={incident} month={month} />
              </li>
            ))}
          </ul>
          <IncidentForm again={again} />
        </Section>
      </>
    ),
  })
}

function orNothing<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

const Counted = ({
  caption,
  heads,
  rows,
}: {
  caption: string
  heads: readonly string[]
  rows: (string | number)[][]
}) => (
  <Table
    caption={caption}
    density="compact"
    rows={rows}
    rowKey={(row) => String(row[0])}
    columns={heads.map((header, place) => ({
      header,
      primary: place === 0,
      align: place === 0 ? ('start' as const) : ('end' as const),
      cell: (row: (string | number)[]) => row[place],
    }))}
  />
)

const OneIncident = ({ incident, month }: { incident: Incident; month: Temporal.PlainYearMonth }) => (
  <>
    <p>
      {dateInWords(incident.happenedOn)} {incident.what}
      <br />
      対応: {incident.done}({incident.enteredBy})
    </p>
    <PostForm action={`${USAGE}/incidents/${incident.id}/removal?month=${month.toString()}`}>
      <Button variant="tertiary" size="small" aria-label={`${dateInWords(incident.happenedOn)}の記録を取り消す`}>
        取り消す
      </Button>
    </PostForm>
  </>
)

function IncidentForm({ again }: { again: Again | undefined }) {
  const [typed, errors] = [again?.typed ?? {}, again?.refusal.mistakes ?? []]
  const area = (name: string, label: string) => (
    <TextArea
      name={name}
      label={label}
      hint="お名前や連絡先は書かないでください。"
      rows={2}
      maxLength={500}
      value={firstOf(typed, name)}
      error={errorFor(errors, name)}
    />
  )
  return (
    <PostForm action={`${USAGE}/incidents`} hidden={{ key: firstOf(typed, 'key') || randomUUID() }}>
      <DateInput name="day" label="起きた日" value={firstOf(typed, 'day')} error={errorFor(errors, 'day')} />
      {area('what', '何が起きたか')}
      {area('done', 'どう対応したか')}
      <FormActions>
        <Button>事故等を記録する</Button>
      </FormActions>
    </PostForm>
  )
}
