import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { readCursor, toPage } from '#kernel/api/paging.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import {
  Beside,
  EmptyState,
  type FieldErrorText,
  Notice,
  Section,
  Stack,
  StatusLabel,
  Table,
  Timeline,
} from '#ui/index.ts'
import { z } from 'zod'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { Again, Shell } from '../offers/shell.ts'
import { deskHref, STAY_STATES } from '../stays/stay.ts'
import { findNamesake } from './companies.queries.ts'
import { type Company, companyHref, STAGES } from './company.ts'
import { type CompanyForm, DoneForm, NamedForm, NextForm, NoteForm, StageForm } from './company-forms.tsx'
import { CompanyHistory } from './company-history.tsx'
import { listCompanyActs, listStaysOfCompany, stageDays, type StayOfCompany } from './company-history.queries.ts'
import { dayInWords, Due } from './due.tsx'

const ACTS_SHOWN = 50

/** Which of the forms came back, with what was typed. */
export type AgainCompany = Again<Typed> & { form?: CompanyForm }

/** The controls of a page with several forms have ids of their own. */
const inForm = (errors: FieldErrorText[], form: CompanyForm | undefined): FieldErrorText[] =>
  errors.map(({ field, message }) => (field && form ? { field: `${form}-${field}`, message } : { message }))

/** 会社: what is known of one, what is to be done next, its stays, and what became of it. */
export async function companyPage(
  shell: Shell,
  c: Context<SiteEnv>,
  company: Company,
  { form, typed, errors = [], status }: AgainCompany = {},
) {
  const { db, now } = c.var
  const today = dateInTokyo(now)
  const before = readCursor(z.int(), c.req.query('before') || undefined)
  const history = toPage(await listCompanyActs(db, company.id, ACTS_SHOWN + 1, before), ACTS_SHOWN, ({ id }) => id)
  const forms = { company, today, form, typed, errors }
  const taken = form === 'named' && typed && (await findNamesake(db, firstOf(typed, 'name'), company.id))
  return shell.page(c, {
    title: company.name,
    over: '会社',
    state: <StatusLabel>{STAGES[company.stage]}</StatusLabel>,
    lead: `${company.home ? `${company.home} · ` : ''}${dayInWords(dateInTokyo(company.knownSince), today)}から`,
    trail: [{ text: '会社', href: `${shell.base}/companies` }, { text: company.name }],
    errors: inForm(errors, form),
    status,
    children: (
      <Stack>
        {taken && (
          <Notice tone="warning">
            <p>
              この名前の会社の記録: <a href={companyHref(taken.id)}>{taken.name}</a>
            </p>
          </Notice>
        )}
        <Beside
          asideLabel="段階と登録の内容"
          aside={
            <Stack gap="loose">
              <Section heading="段階">
                <Stages company={company} days={await stageDays(db, company.id)} today={today} />
                <StageForm {...forms} />
              </Section>
              <Section heading="登録の内容">
                <NamedForm {...forms} />
              </Section>
            </Stack>
          }
        >
          <Stack gap="loose">
            <Section heading="次の対応">
              <Stack>
                <p>
                  {company.nextAction ?? 'まだ決まっていません。'} <Due on={company.nextOn} today={today} />
                </p>
                {company.nextAction && <DoneForm {...forms} />}
                <NextForm {...forms} />
              </Stack>
            </Section>
            <Section heading="滞在">
              <Stays stays={await listStaysOfCompany(db, company.id)} today={today} />
            </Section>
            <Section heading="これまで" id="history">
              <Stack>
                <NoteForm {...forms} />
                <CompanyHistory
                  company={company}
                  acts={history.items}
                  next={history.next}
                  isFirst={before === undefined}
                  now={now}
                  today={today}
                />
              </Stack>
            </Section>
          </Stack>
        </Beside>
      </Stack>
    ),
  })
}

const STEPS = ['inquiry', 'visit', 'trial', 'opened'] as const

/** 問い合わせ → 視察 → お試し勤務 → 開設; a step that was never taken is not shown as done. Whoever wants no more stands beside. */
function Stages({
  company: { stage, knownSince },
  days,
  today,
}: {
  company: Company
  days: Awaited<ReturnType<typeof stageDays>>
  today: Temporal.PlainDate
}) {
  const at = STEPS.findIndex((step) => step === stage)
  const dayOf = (step: keyof typeof STAGES) =>
    days.get(step) ?? (step === 'inquiry' ? dateInTokyo(knownSince) : undefined)
  const steps = STEPS.filter((step, index) => (index >= at && at >= 0 ? true : dayOf(step) !== undefined))
  const shown = stage === 'closed' ? [...steps, stage] : steps
  return (
    <Timeline
      label="段階"
      items={shown.map((step) => {
        const isPast = stage === 'closed' ? step !== 'closed' : STEPS.indexOf(step as 'inquiry') < at
        const state = step === stage ? 'current' : isPast ? 'done' : 'next'
        const day = state === 'next' ? undefined : dayOf(step)
        return {
          title: STAGES[step],
          state,
          time: day && { datetime: String(day), text: dayInWords(day, today) },
        }
      })}
    />
  )
}

const daysOf = ({ from, through }: StayOfCompany, today: Temporal.PlainDate): string => {
  if (!from || !through) return '日程はこれから'
  return from.equals(through) ? dayInWords(from, today) : `${dayInWords(from, today)} – ${dayInWords(through, from)}`
}

const Stays = ({ stays, today }: { stays: StayOfCompany[]; today: Temporal.PlainDate }) => (
  <Table
    caption="滞在"
    hideCaption
    phone="lines"
    columns={[
      { header: '日程', primary: true, cell: (stay) => <a href={deskHref(stay.id)}>{daysOf(stay, today)}</a> },
      {
        header: 'ご担当',
        cell: ({ person, email }) => (
          <>
            {person} <a href={`mailto:${email}`}>{email}</a>
          </>
        ),
      },
      { header: '人数', nowrap: true, cell: ({ people }) => `${people}人` },
      { header: '問い合わせ', labelled: true, cell: ({ askedAt }) => dayInWords(dateInTokyo(askedAt), today) },
      { header: '状態', aside: true, nowrap: true, cell: ({ state }) => STAY_STATES[state] },
    ]}
    rows={stays}
    rowKey={({ id }) => String(id)}
    empty={<EmptyState icon="calendar" heading="滞在はまだありません" />}
  />
)
