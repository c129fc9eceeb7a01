import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { headedPage } from '#kernel/http/headed-page.tsx'
import { PostForm } from '#kernel/http/render.tsx'
import { Signers } from '#kernel/packages/signers.tsx'
import type { TrustedSigner } from '#kernel/packages/trusted-signers.queries.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import {
  Button,
  CheckboxGroup,
  EmptyState,
  errorFor,
  type FieldErrorText,
  FileInput,
  FormActions,
  LinkList,
  Section,
  TextInput,
} from '#ui/index.ts'
import { FAQ } from '../faq.ts'
import { ListPager } from '../list-pager.tsx'
import type { ChosenFaq } from './export-set.ts'
import type { FaqSet } from './sets.queries.ts'
import { MOST_ITEMS } from './signed-faq-set.ts'

export const SETS = `${FAQ}/sets`

export interface SetsPage {
  /** One page of those that can be exported, of so many, behind so many. */
  faqs: ChosenFaq[]
  count: number
  from: number
  /** The one that is exported anew. */
  set: FaqSet | undefined
  sets: FaqSet[]
  signers: TrustedSigner[]
  /** What stands in the form that exports. */
  typed: { slug: string; title: string; ids: readonly string[] }
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** 「ほかの町と」: what comes from other towns, and what goes to them. */
export function setsPage(program: Program, c: Context<ConsoleEnv>, page: SetsPage) {
  const { faqs, count, from, set, sets, signers, typed, errors = [], status } = page
  return framed(program, c, 'よくある質問をほかの町と', errors, status, [
    <Section heading="ほかの町から取り込む">
      <p>
        ほかの町が「ファイルに書き出す」をした質問を読み、この町のものと比べてから取り込みます。公開は、そのあとに一つずつ行います。
      </p>
      <PostForm action={`${FAQ}/import`} multipart>
        <FileInput
          name="file"
          label="よくある質問のファイル"
          hint="名前が .madoguchi-faq.json で終わるもの。2MB まで"
          accept=".json,application/json"
          required
          error={errorFor(errors, 'file')}
        />
        <FormActions>
          <Button>中を見る</Button>
        </FormActions>
      </PostForm>
    </Section>,
    <Section heading="ファイルに書き出す" aside="町の署名が付き、途中で変えられたものは断られます">
      {count === 0 ? (
        <EmptyState icon="upload" heading="公開中の質問がありません">
          質問を公開すると、ここで選んで書き出せます。
        </EmptyState>
      ) : (
        <ExportForm faqs={faqs} typed={typed} errors={errors} />
      )}
      <ListPager from={from} size={MOST_ITEMS} count={count} address={(to) => addressOf(set, to)} />
    </Section>,
    sets.length > 0 && (
      <Section heading="前に書き出した組" aside="同じ名前で書き出すと、次の版になります">
        <LinkList
          items={sets.map(({ slug, title, number, keys, exportedAt }) => ({
            href: addressOf({ slug }),
            text: title,
            note: `第${number}版・${keys.length}問・${formatWareki(dateInTokyo(exportedAt))}`,
          }))}
        />
      </Section>
    ),
    <Signers signers={signers} removal={(fingerprint) => `${FAQ}/signers/${fingerprint}/removal`} />,
  ])
}

const addressOf = (set: Pick<FaqSet, 'slug'> | undefined, from = 0): string => {
  const query = new URLSearchParams({ ...(set && { set: set.slug }), ...(from > 0 && { from: String(from) }) })
  return `${SETS}?${query.toString()}`
}

const ExportForm = ({ faqs, typed, errors }: Required<Pick<SetsPage, 'faqs' | 'typed' | 'errors'>>) => (
  <PostForm action={`${FAQ}/exports`}>
    <TextInput
      name="title"
      label="組の名前"
      hint="相手の町が読みます。例: 引っ越しの質問"
      value={typed.title}
      width="medium"
      required
      error={errorFor(errors, 'title')}
    />
    <TextInput
      name="slug"
      label="ファイルの名前"
      hint="小文字の半角英数字とハイフン。次の版も同じ名前にします。例: moving"
      value={typed.slug}
      width="medium"
      required
      error={errorFor(errors, 'slug')}
    />
    <CheckboxGroup
      name="faq"
      legend="書き出す質問"
      hint={`${MOST_ITEMS}問まで。一つのファイルには、このページに並ぶものから選びます`}
      values={typed.ids}
      error={errorFor(errors, 'faq')}
      options={faqs.map(({ id, question, category }) => ({ value: String(id), text: question, hint: category }))}
    />
    <FormActions>
      <Button icon="download">ファイルに書き出す</Button>
    </FormActions>
  </PostForm>
)

export const framed = (
  program: Program,
  c: Context<ConsoleEnv>,
  title: string,
  errors: FieldErrorText[],
  status: 409 | 422 | undefined,
  children: ComponentChildren,
) => {
  const trail = [{ text: 'よくある質問', href: FAQ }, { text: title }]
  return headedPage(program, c, { title, trail, errors, status, gap: 'loose', children })
}
