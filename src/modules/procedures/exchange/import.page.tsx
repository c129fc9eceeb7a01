import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { headedPage } from '#kernel/http/headed-page.tsx'
import { PostForm } from '#kernel/http/render.tsx'
import type { Choices } from '#kernel/packages/choices.ts'
import { Comparison } from '#kernel/packages/comparison.tsx'
import { ConfirmOlder } from '#kernel/packages/older.tsx'
import { ConfirmSigner, signerItems, Signers } from '#kernel/packages/signers.tsx'
import type { TrustedSigner } from '#kernel/packages/trusted-signers.queries.ts'
import { SectionChoice } from '#kernel/organization/section-choice.tsx'
import type { Section as TownSection } from '#kernel/organization/section-tree.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import {
  Button,
  ButtonLink,
  DescriptionList,
  errorFor,
  type FieldErrorText,
  FileInput,
  FormActions,
} from '#ui/index.ts'
import { PROCEDURES } from '../editing/draft.ts'
import type { ComparedWithOurs } from './comparing/compare-with-ours.ts'
import { tellDifferences } from './comparing/tell-difference.ts'
import type { LookedAt } from './import-procedure.ts'

const IMPORT = `${PROCEDURES}/import`
const day = (at: Temporal.Instant) => formatWareki(dateInTokyo(at))

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
    <Signers signers={signers} removal={(fingerprint) => `${PROCEDURES}/signers/${fingerprint}/removal`} />,
  ])

const framed = (
  program: Program,
  c: Context<ConsoleEnv>,
  title: string,
  errors: FieldErrorText[],
  status: 409 | 422 | undefined,
  children: ComponentChildren,
) => {
  const trail = [{ text: '手続', href: PROCEDURES }, { text: title }]
  return headedPage(program, c, { title, trail, errors, status, gap: 'loose', children })
}

const whatOursIs = ({ standing: { draft, version } }: ComparedWithOurs): string =>
  draft
    ? 'この町には、この手続の下書きがあります。取り込むと、下書きが下のように変わります。公開している版は変わりません。'
    : `この町では、この手続の第${version!.number}版を公開しています。取り込むと、下のように合わせた下書きができます。公開している版は変わりません。`

export interface ConfirmPage {
  looked: LookedAt
  /** The file as it came, carried to the next step: nothing is stored on the way. */
  file: string
  sections: TownSection[]
  section?: string
  /** What the town has of it already. */
  ours: ComparedWithOurs | undefined
  choices?: Choices
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** Whose signature it is, to be compared with the other town; then a draft. */
export function confirmPage(program: Program, c: Context<ConsoleEnv>, page: ConfirmPage) {
  const { looked, file, sections, section, ours, choices, errors = [], status } = page
  const { signed, signer, sketch, known } = looked
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
        ...signerItems(signer),
      ]}
    />,
    <PostForm
      action={`${PROCEDURES}/imports`}
      hidden={{
        file,
        fingerprint: signer.fingerprint,
        against: ours?.standing.digest ?? '',
        ...(ours && { section: String(ours.standing.sectionId) }),
      }}
    >
      <ConfirmSigner known={known} from={signed.from} error={errorFor(errors, 'confirmed')} />
      <ConfirmOlder newer={ours?.newer} error={errorFor(errors, 'older')} />
      {ours ? (
        <>
          <p>{whatOursIs(ours)}</p>
          <Comparison
            differences={tellDifferences(ours.compared)}
            hasBase={ours.compared.base !== undefined}
            town={known.townName}
            choices={choices}
          />
        </>
      ) : (
        <SectionChoice sections={sections} value={section} error={errorFor(errors, 'section')} />
      )}
      <FormActions>
        <Button>下書きに取り込む</Button>
        <ButtonLink href={PROCEDURES} variant="tertiary">
          やめる
        </ButtonLink>
      </FormActions>
    </PostForm>,
  ])
}
