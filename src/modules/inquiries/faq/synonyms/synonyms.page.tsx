import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
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
  LinkList,
  Section,
  Stack,
  Table,
  TextInput,
} from '#ui/index.ts'
import { FAQ } from '../faq.ts'
import type { PublishedFaq } from '../published.queries.ts'
import { MOST, type SynonymGroup, SYNONYMS } from './synonyms.ts'
import { LONGEST_TRIED, type Trial } from './trial.ts'

const TRAIL = { text: 'よくある質問', href: FAQ }
const DONE = { added: '類語を加えました。', changed: '類語を保存しました。', removed: '類語を削除しました。' }

/** 「類語」: the groups of the town. */
export const synonymsPage = (program: Program, c: Context<ConsoleEnv>, groups: SynonymGroup[]) =>
  headedPage(program, c, {
    title: '類語',
    lead: '同じ意味の言葉の組です。組のどの言葉で聞かれても、ほかの言葉で書いた答えが見つかります。町全体で使います。',
    trail: [TRAIL, { text: '類語' }],
    done: DONE,
    gap: 'loose',
    actions: (
      <ButtonLink href={`${SYNONYMS}/new`} icon="plus">
        類語を加える
      </ButtonLink>
    ),
    children:
      groups.length === 0 ? (
        <EmptyState icon="search" heading="類語はまだありません">
          住民の言葉と、答えに書いた言葉が違うときに、「類語を加える」で組にします。例: 粗大ごみ、大きなごみ
        </EmptyState>
      ) : (
        <Table
          caption={`${groups.length.toLocaleString('ja')}組`}
          rows={groups}
          rowKey={({ id }) => String(id)}
          columns={[
            {
              header: '同じ意味の言葉',
              primary: true,
              cell: ({ id, words }) => <a href={`${SYNONYMS}/${id}`}>{words.join('、')}</a>,
            },
          ]}
        />
      ),
  })

export interface GroupPage {
  /** None where it is a new one. */
  group?: SynonymGroup | undefined
  typed?: Typed | undefined
  trial?: Trial | undefined
  errors?: FieldErrorText[] | undefined
  status?: 409 | 422 | undefined
}

/** One group: tried with a question before it is kept. */
export function groupPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { group, typed, trial, errors = [], status }: GroupPage,
) {
  const title = group ? '類語を変える' : '類語を加える'
  const value = (field: string) => typed && firstOf(typed, field)
  const hidden = group && { version: String(group.version) }
  return headedPage(program, c, {
    title,
    trail: [TRAIL, { text: '類語', href: SYNONYMS }, { text: title }],
    errors,
    status,
    gap: 'loose',
    children: (
      <>
        <PostForm
          action={group ? `${SYNONYMS}/${group.id}` : SYNONYMS}
          hidden={{ ...hidden, ...(group && { id: String(group.id) }) }}
        >
          <TextInput
            name="words"
            label="同じ意味の言葉"
            hint={`「、」で区切って ${MOST} 個まで。例: 粗大ごみ、大きなごみ、不用品`}
            value={value('words') ?? group?.words.join('、')}
            error={errorFor(errors, 'words')}
            required
          />
          <TextInput
            name="question"
            label="ためす質問"
            hint="住民が聞きそうな言葉。保存する前に、見つかる答えがどう変わるかを見られます"
            value={value('question')}
            maxLength={LONGEST_TRIED}
            error={errorFor(errors, 'question')}
          />
          <FormActions>
            <Button>{group ? '保存する' : '加える'}</Button>
            <Button variant="secondary" formaction={`${SYNONYMS}/trials`}>
              ためす
            </Button>
            <ButtonLink href={SYNONYMS} variant="tertiary">
              やめる
            </ButtonLink>
          </FormActions>
        </PostForm>
        {trial && <Tried trial={trial} />}
        {group && (
          <PostForm action={`${SYNONYMS}/${group.id}/removal`} hidden={hidden}>
            <Button variant="tertiary">この組を削除する</Button>
          </PostForm>
        )}
      </>
    ),
  })
}

const Tried = ({ trial: { question, before, after } }: { trial: Trial }) => (
  <Section heading={`「${question}」で見つかる答え`}>
    <Stack>
      <Answers heading="いま" faqs={before} />
      <Answers heading="この組を使うと" faqs={after} />
    </Stack>
  </Section>
)

const Answers = ({ heading, faqs }: { heading: string; faqs: PublishedFaq[] }) => (
  <div>
    <h3>{heading}</h3>
    {faqs.length === 0 ? (
      <p>見つかりません</p>
    ) : (
      <LinkList
        items={faqs.map(({ id, question, category }) => ({ href: `/faq/${id}`, text: question, note: category }))}
      />
    )}
  </div>
)
