import type { Context } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Breadcrumbs, Button, errorFor, type FieldErrorText, FormActions, Section, TextInput } from '#ui/index.ts'
import { BySection } from '../by-section.tsx'
import { DuePlan } from './due-plan.tsx'
import { listDue } from './due.queries.ts'
import { KIND_WORDS, KINDS } from './retention.ts'
import { planRetention, RETENTION } from './run-retention.ts'
import { listTerms, readRetention, type Term } from './terms.queries.ts'

const WORDS = {
  terms: '保存期間を変えました。次の夜の消去から、そのとおりになります。',
  confirmed: '確かめました。次の夜に、この数まで消去します。',
}
const LEAD =
  '相談を完了にしてから(または最後のやりとりから)、何か月保存するか。過ぎたものは、毎晩 2時30分に、本文も添付も氏名も消去します。元には戻せません。'

/** How many of what is due stand on the page, the oldest first. */
const SHOWN = 50

export interface Again {
  typed?: Typed
  refused?: Refusal
}

interface MonthsProps {
  typed: Typed
  terms: Term[]
  sectionId: number | null
  errors: FieldErrorText[]
}

/** One field for each kind. Of a section an empty one follows the town. */
const MonthsFields = ({ typed, terms, sectionId, errors }: MonthsProps) => {
  const of = (kind: string, section: number | null) =>
    terms.find((term) => term.kind === kind && term.sectionId === section)?.months
  return (
    <>
      {KINDS.map((kind) => (
        <TextInput
          key={kind}
          name={kind}
          label={`${KIND_WORDS[kind]}(か月)`}
          hint={sectionId === null ? undefined : `空のときは、町と同じ ${of(kind, null)}か月です。`}
          value={typed[kind] ? firstOf(typed, kind) : String(of(kind, sectionId) ?? '')}
          error={errorFor(errors, kind)}
          inputMode="numeric"
          width="short"
        />
      ))}
    </>
  )
}

const mistakesOf = (refused: Refusal | undefined): FieldErrorText[] =>
  (refused?.mistakes ?? []).map(({ field = 'line', message }) => ({ field, message }))

const statusOf = (refused: Refusal | undefined) => (refused?.status === 409 ? 409 : 422)

const ownInWords = (terms: Term[], id: number): string | undefined =>
  terms
    .filter(({ sectionId }) => sectionId === id)
    .map(({ kind, months }) => `${KIND_WORDS[kind]} ${months}か月`)
    .join('・') || undefined

/** 「設定 — 相談の保存期間」: what is due, the town's terms and the cap, and which sections differ. */
export async function retentionPage(program: Program, c: Context<ConsoleEnv>, { typed = {}, refused }: Again = {}) {
  const { db, now } = c.var
  const [terms, retention, sections, plan, due] = await Promise.all([
    listTerms(db),
    readRetention(db),
    listSections(db, dateInTokyo(now)),
    planRetention(db, now),
    listDue(db, now, SHOWN),
  ])
  const errors = mistakesOf(refused)
  const said = (field: 'most' | 'percent') => (typed[field] ? firstOf(typed, field) : String(retention[field]))
  return settingsPage(program, c, {
    page: RETENTION,
    lead: LEAD,
    words: WORDS,
    errors,
    status: statusOf(refused),
    children: (
      <>
        <DuePlan plan={plan} due={due} retention={retention} error={errorFor(errors, 'seen')} />
        <Section heading="町の保存期間">
          <PostForm action={RETENTION} hidden={{ version: String(retention.version) }}>
            <MonthsFields typed={typed} terms={terms} sectionId={null} errors={errors} />
            <TextInput
              name="most"
              label="一度に消す数の上限(件)"
              hint="これを超えるときは、職員が数を確かめるまで何も消しません。"
              value={said('most')}
              error={errorFor(errors, 'most')}
              inputMode="numeric"
              width="short"
            />
            <TextInput
              name="percent"
              label="一度に消す割合の上限(%)"
              hint="残っている相談全体に対する割合。数と割合の、少ないほうが上限です。"
              value={said('percent')}
              error={errorFor(errors, 'percent')}
              inputMode="numeric"
              width="short"
            />
            <FormActions>
              <Button>変更する</Button>
            </FormActions>
          </PostForm>
        </Section>
        <BySection
          heading="課ごとの保存期間"
          page={RETENTION}
          sections={sections}
          what="保存期間"
          own={(id) => ownInWords(terms, id)}
        />
      </>
    ),
  })
}

/** How long one section keeps, where not as the town. */
export async function sectionRetentionPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { id, name }: { id: number; name: string },
  { typed = {}, refused }: Again = {},
) {
  const [terms, retention] = await Promise.all([listTerms(c.var.db), readRetention(c.var.db)])
  const errors = mistakesOf(refused)
  return settingsPage(program, c, {
    page: RETENTION,
    lead: `${name}だけの保存期間です。`,
    errors,
    status: statusOf(refused),
    children: (
      <>
        <Breadcrumbs items={[{ text: '相談の保存期間', href: RETENTION }, { text: name }]} />
        <PostForm action={`${RETENTION}/sections/${id}`} hidden={{ version: String(retention.version) }}>
          <MonthsFields typed={typed} terms={terms} sectionId={id} errors={errors} />
          <FormActions>
            <Button>変更する</Button>
          </FormActions>
        </PostForm>
      </>
    ),
  })
}
