import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { headedPage } from '#kernel/http/headed-page.tsx'
import { PostForm } from '#kernel/http/render.tsx'
import { SectionChoice } from '#kernel/organization/section-choice.tsx'
import type { Section as TownSection } from '#kernel/organization/section-tree.ts'
import type { Program } from '#kernel/program.ts'
import {
  Button,
  ButtonLink,
  Cluster,
  errorFor,
  type FieldErrorText,
  FileInput,
  FormActions,
  Notice,
  Section,
  Stack,
  Table,
} from '#ui/index.ts'
import { FAQ, faqHref } from '../faq.ts'
import type { ComparedFile } from './compare-file.ts'
import { COLUMNS, FILES, MOST_ROWS } from './faq-file.ts'

const TRAIL = { text: 'よくある質問', href: FAQ }
const most = MOST_ROWS.toLocaleString('ja')

interface Wrong {
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** 「表計算で」: questions go out as a file, and come back changed. */
export const filesPage = (program: Program, c: Context<ConsoleEnv>, { errors = [], status }: Wrong = {}) =>
  headedPage(program, c, {
    title: '表計算で',
    lead: '担当する課の質問をまとめて書き出し、表計算ソフトで直して、取り込めます。',
    trail: [TRAIL, { text: '表計算で' }],
    errors,
    status,
    gap: 'loose',
    children: (
      <>
        <Section heading="書き出す">
          <Cluster>
            <ButtonLink href={`${FILES}/faqs.xlsx`} variant="secondary" icon="download">
              Excel で書き出す
            </ButtonLink>
            <ButtonLink href={`${FILES}/faqs.csv`} variant="secondary" icon="download">
              CSV で書き出す
            </ButtonLink>
          </Cluster>
        </Section>
        <Section heading="取り込む">
          <p>
            変わるのは、言語・分類・質問・答え・さがす言葉だけです。番号のない行は新しい下書きになり、公開は、そのあとに一つずつ行います。
          </p>
          <PostForm action={`${FILES}/comparisons`} multipart>
            <FileInput
              name="file"
              label="取り込むファイル"
              hint={`Excel (.xlsx) か CSV。1 行目に見出し、${most} 行・5MB まで`}
              accept=".xlsx,.csv,text/csv"
              required
              error={errorFor(errors, 'file')}
            />
            <FormActions>
              <Button>中を見る</Button>
            </FormActions>
          </PostForm>
        </Section>
      </>
    ),
  })

export interface ComparisonPage extends Wrong {
  compared: ComparedFile
  /** The same file again, in base64: it is read and compared anew when it is taken in. */
  file: string
  sections: TownSection[]
  section?: string
}

/** What would come of a file, before anything is stored. */
export function comparisonPage(program: Program, c: Context<ConsoleEnv>, page: ComparisonPage) {
  const { compared, file, sections, section, errors = [], status } = page
  const { added, changed, same, faults, against } = compared
  const nothing = added.length + changed.length === 0
  return headedPage(program, c, {
    title: '取り込む前に',
    lead: `新しい質問 ${added.length}件、変わる質問 ${changed.length}件、同じ質問 ${same}件、誤り ${faults.length}件`,
    trail: [TRAIL, { text: '表計算で', href: FILES }, { text: '取り込む前に' }],
    errors,
    status,
    gap: 'loose',
    children: (
      <>
        {faults.length > 0 ? (
          <Section heading="誤り">
            <Stack>
              <Notice tone="warning">まだ何も取り込んでいません。すべて直してから、もう一度選んでください。</Notice>
              <Faults faults={faults} />
            </Stack>
          </Section>
        ) : nothing ? (
          <Notice tone="info">いまの内容と同じです。取り込むものはありません。</Notice>
        ) : (
          <PostForm action={`${FILES}/takings`} hidden={{ file, against }} multipart>
            {added.length > 0 && (
              <SectionChoice sections={sections} value={section} error={errorFor(errors, 'section')} />
            )}
            <FormActions>
              <Button>取り込む</Button>
              <ButtonLink href={FILES} variant="tertiary">
                やめる
              </ButtonLink>
            </FormActions>
          </PostForm>
        )}
        {changed.length > 0 && (
          <Section heading="変わる質問">
            <Table
              caption={`${changed.length}件`}
              rows={changed}
              rowKey={({ row }) => String(row)}
              columns={[
                {
                  header: '質問',
                  primary: true,
                  cell: ({ faq, words }) => <a href={faqHref(faq.id)}>{words.question}</a>,
                },
                { header: '行', nowrap: true, cell: ({ row }) => `${row} 行目` },
                { header: '変わる列', cell: ({ columns }) => columns.map((one) => COLUMNS[one]).join('、') },
              ]}
            />
          </Section>
        )}
        {added.length > 0 && (
          <Section heading="新しい質問">
            <Table
              caption={`${added.length}件`}
              rows={added}
              rowKey={({ row }) => String(row)}
              columns={[
                { header: '質問', primary: true, cell: ({ words }) => words.question },
                { header: '行', nowrap: true, cell: ({ row }) => `${row} 行目` },
                { header: '分類', cell: ({ words }) => words.category },
              ]}
            />
          </Section>
        )}
      </>
    ),
  })
}

const SHOWN_FAULTS = 200

const Faults = ({ faults }: Pick<ComparedFile, 'faults'>) => (
  <Table
    caption={`${faults.length.toLocaleString('ja')}件${faults.length > SHOWN_FAULTS ? `(はじめの ${SHOWN_FAULTS}件)` : ''}`}
    rows={faults.slice(0, SHOWN_FAULTS)}
    rowKey={({ row, column, reason }) => `${row} ${column} ${reason}`}
    columns={[
      { header: '誤り', primary: true, cell: ({ reason }) => reason },
      { header: '行', nowrap: true, cell: ({ row }) => `${row} 行目` },
      { header: '列', cell: ({ column }) => column },
      { header: '直し方', cell: ({ right }) => right },
    ]}
  />
)
