import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { SectionChoice } from '#kernel/organization/section-choice.tsx'
import type { Section as TownSection } from '#kernel/organization/section-tree.ts'
import type { Program } from '#kernel/program.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Cluster,
  errorFor,
  ErrorSummary,
  type FieldErrorText,
  FormActions,
  Notice,
  PageHeading,
  Select,
  Stack,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import { canPublish, canWithdraw, FAQ, type Faq, faqHref, LANGUAGES, LONGEST } from './faq.ts'
import { StateLabel } from './faqs.page.tsx'
import { ReviewSection } from './reviews/review-section.tsx'
import type { Review } from './reviews/reviews.queries.ts'

const DONE = {
  written: '下書きに保存しました。「公開する」を押すまで、住民には見えません。',
  changed: '保存しました。',
  published: '公開しました。',
  reviewed: 'このままでよいとしました。次の見直し日まで、一覧の「見直し」に出ません。',
  withdrawn: '取り下げました。住民のページには載っていません。',
}

export interface Again {
  typed?: Typed
  /** 次の見直し日, from its own form. */
  next?: string
  errors: FieldErrorText[]
  /** None where nothing was wrong: the form is begun with words. */
  status?: 409 | 422
}

export interface FaqPage {
  /** None where it is a new one. */
  faq?: Faq
  reviews?: Review[]
  sections: TownSection[]
  categories: string[]
  again?: Again | undefined
  /** 答えがなかった質問 that a new one is written for. */
  gaps?: string | undefined
}

/** One question with its answer, to be written, published and withdrawn. */
export function faqPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { faq, reviews = [], sections, categories, again, gaps }: FaqPage,
) {
  const { errors = [], status } = again ?? {}
  const title = faq ? faq.question : '質問を書く'
  return consolePage(program, c, {
    title: errors.length > 0 ? `エラー: ${title}` : title,
    status,
    flash: <Done words={DONE} done={c.req.query('done')} />,
    breadcrumbs: <Breadcrumbs items={[{ text: 'よくある質問', href: FAQ }, { text: title }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading>{title}</PageHeading>
        <ErrorSummary errors={errors} />
        {faq && <Standing faq={faq} now={c.var.now} />}
        {faq && (
          <ReviewSection
            faq={faq}
            reviews={reviews}
            now={c.var.now}
            typed={again?.next}
            error={errorFor(errors, 'next')}
          />
        )}
        <FaqForm
          faq={faq}
          sections={sections}
          categories={categories}
          typed={again?.typed}
          errors={errors}
          gaps={gaps}
        />
      </Stack>
    ),
  })
}

function Standing({ faq, now }: { faq: Faq; now: Temporal.Instant }) {
  const { id, version, state, section, changedBy, changedAt } = faq
  const hidden = { version: String(version) }
  return (
    <Stack>
      <p>
        <StateLabel faq={faq} /> {section}・{momentInWords(changedAt, now)}に{changedBy}さんが変えました
      </p>
      {state === 'published' && faq.isAhead && (
        <Notice tone="warning">住民が読んでいるのは、前に公開した内容です。公開すると、下の内容に替わります。</Notice>
      )}
      <Cluster>
        {canPublish(faq) && (
          <PostForm action={faqHref(id, 'publications')} hidden={hidden} inline>
            <Button>公開する</Button>
          </PostForm>
        )}
        {state === 'published' && (
          <ButtonLink href={`/faq/${id}`} variant="secondary">
            住民のページを見る
          </ButtonLink>
        )}
        {canWithdraw(faq) && (
          <PostForm action={faqHref(id, 'withdrawal')} hidden={hidden} inline>
            <Button variant="tertiary">取り下げる</Button>
          </PostForm>
        )}
      </Cluster>
    </Stack>
  )
}

interface FormProps {
  faq: Faq | undefined
  sections: TownSection[]
  categories: string[]
  typed: Typed | undefined
  errors: FieldErrorText[]
  gaps: string | undefined
}

function FaqForm({ faq, sections, categories, typed, errors, gaps }: FormProps) {
  const value = (name: string, said: string | undefined) => (typed ? firstOf(typed, name) : said)
  const field = (name: string, label: string, said: string | undefined) => ({
    name,
    label,
    value: value(name, said),
    error: errorFor(errors, name),
  })
  return (
    <PostForm
      action={faq ? faqHref(faq.id) : FAQ}
      hidden={faq ? { version: String(faq.version) } : { ...(gaps && { gaps }) }}
    >
      {!faq && (
        <SectionChoice
          sections={sections}
          value={typed && firstOf(typed, 'section')}
          error={errorFor(errors, 'section')}
        />
      )}
      <Select
        {...field('lang', '言語', faq?.lang ?? 'ja')}
        options={Object.entries(LANGUAGES).map(([lang, text]) => ({ value: lang, text }))}
        width="short"
      />
      <TextInput
        {...field('category', '分類', faq?.category)}
        hint={`例: ごみ、引っ越し、税${categories.length > 0 ? `。いまある分類: ${categories.join('、')}` : ''}`}
        width="medium"
        required
      />
      <TextInput {...field('question', '質問', faq?.question)} hint="住民が聞くとおりの言葉で。" required />
      <TextArea
        {...field('answer', '答え', faq?.answer)}
        hint={`アドレス(https://…)は、そのままリンクになります。${LONGEST.answer.toLocaleString('ja')}文字まで`}
        rows={10}
        required
      />
      <TextInput
        {...field('keywords', 'さがす言葉', faq?.keywords.join('、'))}
        hint="質問にない、ほかの言い方を「、」で区切って。例: 粗大ごみ、不用品"
        required={false}
      />
      <FormActions>
        <Button>{faq ? '保存する' : '下書きに保存する'}</Button>
        <ButtonLink href={FAQ} variant="tertiary">
          やめる
        </ButtonLink>
      </FormActions>
    </PostForm>
  )
}
