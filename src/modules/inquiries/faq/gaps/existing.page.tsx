import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { headedPage } from '#kernel/http/headed-page.tsx'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import {
  Button,
  ButtonLink,
  EmptyState,
  errorFor,
  type FieldErrorText,
  FormActions,
  RadioGroup,
  SearchBox,
  Section,
  Stack,
  TextInput,
} from '#ui/index.ts'
import { FAQ } from '../faq.ts'
import type { PublishedFaq } from '../published.queries.ts'
import { type Gap, GAPS } from './gap.ts'
import { Asked } from './gaps.page.tsx'

export interface ExistingPage {
  gaps: readonly Gap[]
  ids: string
  query: string
  found: readonly PublishedFaq[]
  typed?: { faq: string; words: string } | undefined
  errors?: FieldErrorText[] | undefined
  status?: 409 | 422 | undefined
}

/** 「すでにある」: which published answer says it, and under which of the residents' words it is to be found from now on. */
export const existingPage = (program: Program, c: Context<ConsoleEnv>, page: ExistingPage) => {
  const { gaps, ids, query, found, typed, errors = [], status } = page
  return headedPage(program, c, {
    title: 'すでにある答えを選ぶ',
    trail: [{ text: 'よくある質問', href: FAQ }, { text: '答えがなかった質問', href: GAPS }, { text: 'すでにある' }],
    errors,
    status,
    gap: 'loose',
    children: (
      <>
        <Section heading={`聞かれた言葉(${gaps.length}件)`}>
          <Asked gaps={gaps} now={c.var.now} />
        </Section>
        <Section heading="どの答えですか">
          <Stack>
            <SearchBox
              action={`${GAPS}/existing`}
              label="ほかの言葉でさがす"
              submitText="さがす"
              value={query}
              hidden={{ gaps: ids }}
            />
            {found.length === 0 ? (
              <EmptyState icon="search" heading="見つかりません">
                ほかの言葉でさがすか、「よくある質問を書く」で新しく書いてください。
              </EmptyState>
            ) : (
              <PostForm action={`${GAPS}/existing`} hidden={{ gaps: ids, q: query }}>
                <RadioGroup
                  name="faq"
                  legend="公開中のよくある質問"
                  value={typed?.faq}
                  error={errorFor(errors, 'faq')}
                  options={found.map(({ id, question, category }) => ({
                    value: String(id),
                    text: question,
                    hint: category,
                  }))}
                  required
                />
                <TextInput
                  name="words"
                  label="類語に加える言葉"
                  hint="次からこの言葉で見つかるように、住民の言葉と答えの言葉を「、」で区切って。例: もえないゴミ、不燃ごみ。なければ空のままで"
                  value={typed?.words}
                  error={errorFor(errors, 'words')}
                />
                <FormActions>
                  <Button>この答えがすでにある</Button>
                  <ButtonLink href={GAPS} variant="tertiary">
                    やめる
                  </ButtonLink>
                </FormActions>
              </PostForm>
            )}
          </Stack>
        </Section>
      </>
    ),
  })
}
