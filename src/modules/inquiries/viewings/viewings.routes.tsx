import { type Context, Hono } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { Button, ErrorSummary, errorFor, FormActions, PageHeading, RadioGroup, Stack, TextArea } from '#ui/index.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { stateReason } from './state-reason.ts'
import { LONGEST_WORDS, REASONS, VIEWING_MINUTES } from './viewing.ts'
import { asksForReason } from './viewings.queries.ts'

const VIEWINGS = '/inquiries/:id{[0-9]+}/viewings'

const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))
const toConversation = (c: Context<ConsoleEnv>) => c.redirect(`/console/inquiries/${idOf(c)}`, 303)

/** The page before a conversation of another section. Behind the duty to answer. */
export function viewingRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .get(VIEWINGS, async (c) => {
      const { section } = await getThread(c.var.db, c.var.staff, idOf(c))
      if (!(await asksForReason(c.var.db, c.var.staff, idOf(c), c.var.now))) return toConversation(c)
      return reasonPage(program, c, section)
    })
    .post(VIEWINGS, async (c) => {
      const { section } = await getThread(c.var.db, c.var.staff, idOf(c))
      const { typed } = await readTyped(c)
      const stated = await orRefusal(stateReason(c.var.db, c.var.now, c.var.staff, idOf(c), typed))
      if (!(stated instanceof Refusal)) return toConversation(c)
      if (stated.status !== 422) throw stated
      return reasonPage(program, c, section, { typed, refusal: stated })
    })
}

/** Neither who asks nor what they said stands on it. */
function reasonPage(
  program: Program,
  c: Context<ConsoleEnv>,
  section: string,
  { typed, refusal }: { typed: Typed; refusal?: Refusal } = { typed: {} },
) {
  const errors = refusal?.mistakes ?? []
  return consolePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}ほかの課の相談を見る`,
    status: refusal ? 422 : undefined,
    children: (
      <Stack gap="loose">
        {refusal && <ErrorSummary errors={errors} />}
        <PageHeading
          over="相談"
          lead={`${section}が担当する相談です。見る理由を残すと、この相談を${VIEWING_MINUTES}分間見られます。理由とお名前は、${section}の職員が読めます。`}
        >
          ほかの課の相談を見る
        </PageHeading>
        <PostForm action={`/console${VIEWINGS.replace(/:id.*\}/, c.req.param('id')!)}`}>
          <RadioGroup
            name="reason"
            legend="理由"
            options={Object.entries(REASONS).map(([value, text]) => ({ value, text }))}
            value={firstOf(typed, 'reason')}
            error={errorFor(errors, 'reason')}
          />
          <TextArea
            name="words"
            label="何を確かめるために見るか"
            rows={3}
            maxLength={LONGEST_WORDS}
            value={firstOf(typed, 'words')}
            error={errorFor(errors, 'words')}
          />
          <FormActions>
            <Button>理由を残して見る</Button>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
