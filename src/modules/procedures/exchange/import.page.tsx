import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
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
  Checkbox,
  DescriptionList,
  errorFor,
  ErrorSummary,
  type FieldErrorText,
  FileInput,
  FormActions,
  Notice,
  PageHeading,
  Section,
  Stack,
  Table,
} from '#ui/index.ts'
import { PROCEDURES } from '../editing/draft.ts'
import { SectionChoice } from '../offering/new.page.tsx'
import type { TrustedSigner } from './exchange.queries.ts'
import type { LookedAt } from './import-procedure.ts'

const IMPORT = `${PROCEDURES}/import`
const day = (at: Temporal.Instant) => formatWareki(dateInTokyo(at))

/** A fingerprint in groups, as two people read it to each other. */
const inGroups = (fingerprint: string): string => fingerprint.match(/.{4}/g)?.join(' ') ?? fingerprint

export interface ImportPage {
  signers: TrustedSigner[]
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** 「ほかの町から取り込む」: the file, and whose files were confirmed before. */
export const importPage = (program: Program, c: Context<ConsoleEnv>, { signers, errors = [], status }: ImportPage) =>
  framed(program, c, 'ほかの町から取り込む', errors, status, [
    <p>
      ほかの町が「ファイルに書き出す」をした手続を読み、この町の下書きにします。公開は、直してからあらためて行います。
    </p>,
    <PostForm action={IMPORT} multipart>
      <FileInput
        name="file"
        label="手続のファイル"
        hint="名前が .madoguchi-procedure.json で終わるもの。2MB まで"
        accept=".json,application/json"
        required
        error={errorFor(errors, 'file')}
      />
      <FormActions>
        <Button>中を見る</Button>
      </FormActions>
    </PostForm>,
    signers.length > 0 && <Signers signers={signers} />,
  ])

const framed = (
  program: Program,
  c: Context<ConsoleEnv>,
  title: string,
  errors: FieldErrorText[],
  status: 409 | 422 | undefined,
  children: ComponentChildren,
) =>
  consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${title}`,
    status: errors.length > 0 ? (status ?? 422) : undefined,
    breadcrumbs: <Breadcrumbs items={[{ text: '手続', href: PROCEDURES }, { text: title }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading>{title}</PageHeading>
        <ErrorSummary errors={errors} />
        {children}
      </Stack>
    ),
  })

const Signers = ({ signers }: { signers: TrustedSigner[] }) => (
  <Section heading="確かめた署名" aside="次からは、指紋を確かめずに取り込めます">
    <Table
      caption="確かめた署名"
      hideCaption
      rows={signers}
      rowKey={({ fingerprint }) => fingerprint}
      columns={[
        { header: '名義', primary: true, cell: ({ subject }) => subject },
        { header: '指紋', cell: ({ fingerprint }) => <code class="fingerprint">{inGroups(fingerprint)}</code> },
        {
          header: '確かめた人',
          cell: ({ confirmedBy, confirmedAt }) => `${confirmedBy}(${day(confirmedAt)})`,
        },
        {
          header: 'やめる',
          aside: true,
          cell: ({ fingerprint, subject }) => (
            <PostForm action={`${PROCEDURES}/signers/${fingerprint}/removal`} inline>
              <Button variant="tertiary" size="small" aria-label={`${subject}を外す`}>
                外す
              </Button>
            </PostForm>
          ),
        },
      ]}
    />
  </Section>
)

export interface ConfirmPage {
  looked: LookedAt
  /** The file as it came, carried to the next step: nothing is stored on the way. */
  file: string
  sections: TownSection[]
  section?: string
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** Whose signature it is, to be compared with the other town; then a draft. */
export function confirmPage(program: Program, c: Context<ConsoleEnv>, page: ConfirmPage) {
  const { looked, file, sections, section, errors = [], status } = page
  const { signed, signer, sketch, trusted } = looked
  const { name, code, slug, number, publishedAt } = signed.from
  return framed(program, c, '取り込む手続の確認', errors, status, [
    <DescriptionList
      items={[
        { term: '手続', description: `${String(sketch['title'] ?? slug)}(${slug})` },
        { term: '書き出した町', description: `${name}(団体コード ${code})` },
        { term: '版', description: `第${number}版(${day(Temporal.Instant.from(publishedAt))}に公開)` },
        {
          term: '中身',
          description: `${sketch.pages.length}ページ、質問${sketch.pages.flatMap(({ fields }) => fields).length}つ`,
        },
        { term: '署名の名義', description: `${signer.subject}${signer.isSelfSigned ? '(自己署名)' : ''}` },
        { term: '発行者', description: signer.issuer },
        { term: '署名の指紋 (SHA-256)', description: <code class="fingerprint">{inGroups(signer.fingerprint)}</code> },
      ]}
    />,
    <PostForm action={`${PROCEDURES}/imports`} hidden={{ file, fingerprint: signer.fingerprint }}>
      {trusted ? (
        <Notice tone="success" heading="前に確かめた署名です">
          <p>
            {day(trusted.confirmedAt)}に{trusted.confirmedBy}さんが確かめました。書き出したあとに変えられていません。
          </p>
        </Notice>
      ) : (
        <>
          <Notice tone="warning" heading="初めての署名です">
            <p>
              書き出したあとに変えられてはいません。ただし、名義はだれにでも名乗れます。相手の町に電話などで、上の指紋が「署名の鍵」の画面の指紋と同じかを確かめてください。
            </p>
          </Notice>
          <Checkbox name="confirmed" label="指紋を相手の町に確かめ、同じでした" error={errorFor(errors, 'confirmed')} />
        </>
      )}
      <SectionChoice sections={sections} value={section} error={errorFor(errors, 'section')} />
      <FormActions>
        <Button>下書きに取り込む</Button>
        <ButtonLink href={PROCEDURES} variant="tertiary">
          やめる
        </ButtonLink>
      </FormActions>
    </PostForm>,
  ])
}
