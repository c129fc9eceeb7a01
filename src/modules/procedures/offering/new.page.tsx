import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Section as TownSection } from '#kernel/organization/section-tree.ts'
import { SectionChoice } from '#kernel/organization/section-choice.tsx'
import type { Program } from '#kernel/program.ts'
import {
  Breadcrumbs,
  Button,
  errorFor,
  ErrorSummary,
  type FieldErrorText,
  FormActions,
  PageHeading,
  Section,
  Select,
  Stack,
  TextInput,
} from '#ui/index.ts'
import { PROCEDURES } from '../editing/draft.ts'

export interface NewPage {
  sections: TownSection[]
  shipped: { slug: string; title: string }[]
  typed?: { from: string; slug: string; title: string; section: string }
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** 「手続を作る」: from what comes with the program, or from nothing but a name. */
export function newPage(program: Program, c: Context<ConsoleEnv>, page: NewPage) {
  const { sections, shipped, typed, errors = [], status } = page
  const [ofShipped, ofNothing] = typed?.from === 'shipped' ? [errors, []] : [[], errors]
  const action = `${PROCEDURES}/drafts`
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}手続を作る`,
    status: errors.length > 0 ? (status ?? 422) : undefined,
    breadcrumbs: <Breadcrumbs items={[{ text: '手続', href: PROCEDURES }, { text: '手続を作る' }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading lead="下書きから始めます。公開するまで、住民には見えません。">手続を作る</PageHeading>
        <ErrorSummary errors={errors} />
        <Section heading="はじめから作る">
          <PostForm action={action} hidden={{ from: 'nothing' }}>
            <TextInput
              name="title"
              label="手続の名前"
              hint="例: 駐輪場の利用申込み"
              required
              value={typed?.title}
              error={errorFor(ofNothing, 'title')}
              autoComplete="off"
            />
            <TextInput
              name="slug"
              label="アドレスに使う名前"
              hint="小文字の半角英数字とハイフン。例: bicycle-parking。あとから変えられません。"
              required
              value={typed?.from === 'nothing' ? typed.slug : undefined}
              error={errorFor(ofNothing, 'slug')}
              width="medium"
              autoComplete="off"
            />
            <SectionChoice sections={sections} value={typed?.section} error={errorFor(ofNothing, 'section')} />
            <FormActions>
              <Button>下書きを始める</Button>
            </FormActions>
          </PostForm>
        </Section>
        <Section heading="見本から作る">
          <PostForm action={action} hidden={{ from: 'shipped' }}>
            <Select
              name="slug"
              id="shipped"
              label="見本"
              required
              options={shipped.map(({ slug, title }) => ({ value: slug, text: title }))}
              value={typed?.from === 'shipped' ? typed.slug : undefined}
              placeholder="選んでください"
              width="medium"
              error={errorFor(ofShipped, 'slug')}
            />
            <SectionChoice
              sections={sections}
              id="shipped-section"
              value={typed?.section}
              error={errorFor(ofShipped, 'section')}
            />
            <FormActions>
              <Button variant="secondary">この見本から始める</Button>
            </FormActions>
          </PostForm>
        </Section>
      </Stack>
    ),
  })
}
