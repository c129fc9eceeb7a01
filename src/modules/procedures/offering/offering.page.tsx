import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Section as TownSection } from '#kernel/organization/section-tree.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Cluster,
  DateInput,
  errorFor,
  ErrorSummary,
  type FieldErrorText,
  FormActions,
  Grid,
  PageHeading,
  RadioGroup,
  Section,
  Stack,
  StatusLabel,
  Table,
} from '#ui/index.ts'
import { type Draft, draftHref, PROCEDURES } from '../editing/draft.ts'
import { SectionChoice } from '#kernel/organization/section-choice.tsx'
import { type Offering, offeringHref, OPENNESS, opennessOf, type PublishedVersion } from './offering.ts'
import { TONES } from './offerings.page.tsx'

const WORDS = {
  published: '公開しました。これから始める方には、この版が出ます。',
  opening: '受付を変えました。',
  moved: '担当する課を変えました。',
}

export interface OfferingPage {
  offering: Offering
  versions: PublishedVersion[]
  draft: Draft | undefined
  mayPublish: boolean
  /** Where it may be moved to; empty for whoever may not. */
  sections: TownSection[]
  typed?: { open: string; from: string; through: string }
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** One procedure: its versions, whether it is open, which section handles it. */
export function offeringPage(program: Program, c: Context<ConsoleEnv>, page: OfferingPage) {
  const { offering, versions, draft, mayPublish, sections, errors = [], status } = page
  const { id, slug, title, section, number } = offering
  const openness = opennessOf(offering, c.var.now)
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${title}`,
    status: errors.length > 0 ? (status ?? 422) : undefined,
    flash: <Done words={WORDS} done={c.req.query('done')} />,
    breadcrumbs: <Breadcrumbs items={[{ text: '手続', href: PROCEDURES }, { text: title }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading
          state={<StatusLabel tone={TONES[openness]}>{OPENNESS[openness]}</StatusLabel>}
          lead={`担当は${section}。公開中は第${number}版です。`}
          actions={<Begin offering={offering} draft={draft} />}
        >
          {title}
        </PageHeading>
        <ErrorSummary errors={errors} />
        {openness === 'open' && (
          <p>
            <a href={`/procedures/${slug}`}>住民の画面で見る</a>
          </p>
        )}
        {mayPublish && <Opening page={page} isOpen={openness !== 'closed'} />}
        <Section heading="公開した版">
          <Versions id={id} versions={versions} />
        </Section>
        {sections.length > 0 && (
          <Section heading="担当する課">
            <PostForm action={offeringHref(id, 'section')} hidden={{ version: String(offering.version) }}>
              <p>変えると、これから届く申請が新しい課に届きます。届いている申請は、いまの課のままです。</p>
              <SectionChoice
                sections={sections}
                value={String(offering.sectionId)}
                error={errorFor(errors, 'section')}
              />
              <FormActions>
                <Button variant="secondary">担当する課を変える</Button>
              </FormActions>
            </PostForm>
          </Section>
        )}
      </Stack>
    ),
  })
}

const Begin = ({ offering: { id, number }, draft }: Pick<OfferingPage, 'offering' | 'draft'>) =>
  draft ? (
    <ButtonLink href={draftHref(draft.id)} icon="edit">
      下書きの続きを直す
    </ButtonLink>
  ) : (
    <BeginButton id={id} number={number} text="質問を直す" />
  )

/** Begins a draft from a version. */
export const BeginButton = ({ id, number, text }: { id: number; number: number; text: string }) => (
  <PostForm
    action={`${PROCEDURES}/drafts`}
    hidden={{ from: 'version', procedure: String(id), number: String(number) }}
    inline
  >
    <Button icon="edit">{text}</Button>
  </PostForm>
)

const dayIn = (at: Temporal.Instant | null): string => (at ? dateInTokyo(at).toString() : '')
/** The last day of it: it closes at the beginning of the next. */
const lastDayIn = (at: Temporal.Instant | null): string =>
  at ? dateInTokyo(at.subtract({ seconds: 1 })).toString() : ''

function Opening({ page, isOpen }: { page: OfferingPage; isOpen: boolean }) {
  const { offering, typed, errors = [] } = page
  const { id, version, openFrom, closedAt } = offering
  const shown = typed ?? {
    open: isOpen ? 'yes' : 'no',
    from: dayIn(openFrom),
    through: isOpen ? lastDayIn(closedAt) : '',
  }
  return (
    <Section heading="受付">
      <PostForm action={offeringHref(id, 'opening')} hidden={{ version: String(version) }}>
        <RadioGroup
          name="open"
          legend="オンラインの申請"
          options={[
            { value: 'yes', text: '受け付ける' },
            { value: 'no', text: '受け付けない', hint: 'いますぐ閉じます。書きかけの申請は、続きを書いて送れます。' },
          ]}
          value={shown.open}
        />
        <Grid min="small">
          <DateInput
            name="from"
            label="いつから"
            hint="空けておくと、いますぐ"
            value={shown.from}
            error={errorFor(errors, 'from')}
          />
          <DateInput
            name="through"
            label="いつまで(この日まで)"
            hint="空けておくと、ずっと"
            value={shown.through}
            error={errorFor(errors, 'through')}
          />
        </Grid>
        <FormActions>
          <Button variant="secondary">受付を変える</Button>
        </FormActions>
      </PostForm>
    </Section>
  )
}

const Versions = ({ id, versions }: { id: number; versions: PublishedVersion[] }) => (
  <Table
    caption="公開した版"
    hideCaption
    rows={versions}
    rowKey={({ number }) => String(number)}
    columns={[
      {
        header: '版',
        primary: true,
        nowrap: true,
        cell: ({ number }) => <a href={offeringHref(id, `versions/${number}`)}>第{number}版</a>,
      },
      { header: '公開した日', cell: ({ publishedAt }) => formatWareki(dateInTokyo(publishedAt)), nowrap: true },
      { header: '公開した人', cell: ({ publishedBy }) => publishedBy },
      { header: '出どころ', cell: ({ importId }) => (importId === null ? 'この町' : 'ほかの町から') },
      {
        header: 'ファイル',
        aside: true,
        cell: ({ number }) => (
          <Cluster>
            <PostForm action={offeringHref(id, `versions/${number}/exports`)} inline>
              <Button variant="tertiary" size="small" icon="download" aria-label={`第${number}版をファイルに書き出す`}>
                書き出す
              </Button>
            </PostForm>
          </Cluster>
        ),
      },
    ]}
  />
)
