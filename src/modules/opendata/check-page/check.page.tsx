import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import {
  Breadcrumbs,
  Button,
  ErrorSummary,
  errorFor,
  FileInput,
  FormActions,
  PageHeading,
  Section,
  Select,
  Stack,
} from '#ui/index.ts'
import type { Report } from '#lib/open-data/checking/validate.ts'
import { CATALOGUE } from '../site/addresses.ts'
import { STANDARD_SETS } from '#lib/open-data/standard/sets.ts'
import { CheckReport } from './check-report.tsx'

export const CHECK = `${CATALOGUE}/check`
export const REPAIRED = `${CHECK}/repaired`
export const RECEIPT = `${CHECK}/receipt`

export const LARGEST = 20 * 1024 * 1024
export const LARGEST_IN_WORDS = '20 MB'

export interface CheckPage {
  report?: Report
  /** Of the file, without what is behind the dot. */
  name?: string
  set?: string | undefined
  refusal?: Refusal
}

interface FormProps {
  set: string | undefined
  mistakes: Refusal['mistakes']
  /** What is most wanted now. */
  first: 'check' | 'repair'
}

const Which = ({ set, mistakes, first }: FormProps) => (
  <PostForm action={first === 'check' ? CHECK : REPAIRED} multipart>
    <FileInput
      name="file"
      label="CSV ファイル"
      hint={`${LARGEST_IN_WORDS}まで。文字コードは UTF-8 か Shift_JIS です。ファイルは保存しません。`}
      accept=".csv,text/csv"
      error={errorFor(mistakes, 'file')}
    />
    <Select
      name="set"
      label="データセット"
      hint="選ばなければ、見出しから見分けます。"
      placeholder="見出しから見分ける"
      value={set}
      options={STANDARD_SETS.map(({ id, name }) => ({ value: id, text: name }))}
    />
    <FormActions>
      {first === 'repair' && (
        <>
          <Button formaction={REPAIRED} icon="download">
            直したファイル
          </Button>
          <Button formaction={RECEIPT} icon="download" variant="secondary">
            直したところの控え
          </Button>
        </>
      )}
      <Button formaction={CHECK} variant={first === 'check' ? 'primary' : 'secondary'}>
        検査する
      </Button>
    </FormActions>
  </PostForm>
)

/** 「CSV の検査」: a file against the standard data sets, in one sentence and then in detail. */
export function checkPage(program: Program, c: Context<SiteEnv>, { report, name, set, refusal }: CheckPage) {
  const mistakes = refusal?.mistakes.map(({ message, field = 'file' }) => ({ message, field })) ?? []
  const canMend = report?.readable && report.rules.some(({ provable }) => provable > 0)
  return sitePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}オープンデータの CSV の検査`,
    description: '自治体標準オープンデータセットの CSV を検査し、確かに直せるところを直します。',
    status: refusal?.status ?? 200,
    breadcrumbs: (
      <Breadcrumbs
        items={[{ text: 'ホーム', href: '/' }, { text: 'オープンデータ', href: CATALOGUE }, { text: 'CSV の検査' }]}
      />
    ),
    children: (
      <Stack gap="loose">
        <PageHeading>CSV の検査</PageHeading>
        <ErrorSummary errors={mistakes} />
        {report ? (
          <CheckReport report={report} name={name ?? ''} />
        ) : (
          <p>
            公共施設やイベントなどの CSV
            を、自治体標準オープンデータセットに照らして検査します。日付の書き方のように、確かに直せるところは直したファイルを受け取れます。
          </p>
        )}
        <Section
          heading={canMend ? '直したファイルを受け取る' : report ? '別のファイルを検査する' : '検査するファイル'}
        >
          <Stack>
            {canMend && (
              <p>
                確かに直せるところだけを直します。変えたところは、控えに 1
                つずつ残ります。ファイルは保存していないので、もう一度選んでください。
              </p>
            )}
            <Which set={set} mistakes={mistakes} first={canMend ? 'repair' : 'check'} />
          </Stack>
        </Section>
      </Stack>
    ),
  })
}
