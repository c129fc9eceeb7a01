import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import {
  Breadcrumbs,
  Button,
  Checkbox,
  DateInput,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  PageHeading,
  Section,
  Stack,
  TextInput,
} from '#ui/index.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { nameOf } from '../conversations/inbox-list.tsx'
import { DisclosureForm } from '../disclosure/disclosure-form.tsx'
import { bytesInWords } from './bytes-in-words.ts'
import { type Contents, countContents } from './contents.queries.ts'
import { findEnd } from './due.queries.ts'
import { findHold, type Hold } from './holds.queries.ts'
import { LONGEST_REASON } from './retention.ts'
import { mayErase } from './right.ts'

export const keepingHref = (id: number, rest = 'keeping') => `/console/inquiries/${id}/${rest}`

const DONE = {
  held: '保存を延長しました。',
  freed: '保存の延長をやめました。',
}

interface FormProps {
  conversation: Conversation
  typed: Typed
  errors: FieldErrorText[]
}

/** 保存と開示: until when a conversation is kept, and for whoever holds the right what is told of it and how it goes. */
export async function keepingPage(
  program: Program,
  c: Context<ConsoleEnv>,
  conversation: Conversation,
  { typed = {}, refused }: { typed?: Typed; refused?: Refusal } = {},
) {
  const { db, now, staff } = c.var
  const [end, held, right, contents] = await Promise.all([
    findEnd(db, conversation.id),
    findHold(db, conversation.id, dateInTokyo(now)),
    mayErase(db, staff),
    countContents(db, conversation.id),
  ])
  const errors = (refused?.mistakes ?? []).map(({ field = 'erasure', message }) => ({ field, message }))
  const form = { conversation, typed, errors }
  return consolePage(program, c, {
    title: `${refused ? 'エラー: ' : ''}保存と開示`,
    status: refused ? (refused.status as 409 | 422) : undefined,
    flash: <Done words={DONE} done={c.req.query('done')} />,
    children: (
      <Stack gap="loose">
        <ErrorSummary errors={errors} />
        <Breadcrumbs
          items={[
            { text: '相談', href: '/console/inquiries' },
            { text: `${nameOf(conversation)}さん`, href: `/console/inquiries/${conversation.id}` },
            { text: '保存と開示' },
          ]}
        />
        <PageHeading
          over={`相談 番号 ${conversation.id}`}
          lead={`${nameOf(conversation)}さんの相談を、いつまで保存するか。`}
        >
          保存と開示
        </PageHeading>
        <Keeping {...form} held={held} end={end} />
        {right ? (
          <>
            <DisclosureForm {...form} others={contents.others} />
            <Erasure {...form} contents={contents} held={held} />
          </>
        ) : (
          <p class="hint">開示と、本人からの請求による消去は、町全体の設定の職務がある人が行います。</p>
        )}
      </Stack>
    ),
  })
}

const endInWords = (end: { months: number; at: Temporal.Instant | null }) =>
  end.at
    ? `保存期間は、完了から ${end.months}か月です。${formatWareki(dateInTokyo(end.at))}を過ぎると消去します。`
    : `保存期間は、完了から ${end.months}か月です。まだ完了していないので、始まっていません。`

interface KeepingProps extends FormProps {
  held: Hold | undefined
  end: { months: number; at: Temporal.Instant | null } | undefined
}

const Keeping = ({ conversation: { id }, typed, errors, held, end }: KeepingProps) => (
  <Section heading="保存期間">
    {end && !held && <p>{endInWords(end)}</p>}
    {held ? (
      <>
        <p>
          {formatWareki(held.until)}まで保存を延長しています({held.by})。理由: {held.reason}
        </p>
        <PostForm action={keepingHref(id, 'hold/removal')}>
          <FormActions>
            <Button variant="tertiary">延長をやめる</Button>
          </FormActions>
        </PostForm>
      </>
    ) : (
      <PostForm action={keepingHref(id, 'hold')}>
        <DateInput
          name="until"
          label="この日まで保存する"
          hint="審査請求や訴訟、監査のあいだは、保存期間が過ぎても消去しません。"
          value={firstOf(typed, 'until')}
          error={errorFor(errors, 'until')}
        />
        <TextInput
          name="holdReason"
          label="延長の理由"
          maxLength={LONGEST_REASON}
          value={firstOf(typed, 'holdReason')}
          error={errorFor(errors, 'holdReason')}
        />
        <FormActions>
          <Button variant="secondary">保存を延長する</Button>
        </FormActions>
      </PostForm>
    )}
  </Section>
)

const whatGoes = ({ messages, files, bytes, notes, calls }: Contents) =>
  `メッセージ ${messages}件、添付 ${files}個(${bytesInWords(bytes)})、メモ ${notes}件、電話の記録の番号と用件 ${calls}件`

interface ErasureProps extends FormProps {
  contents: Contents
  held: Hold | undefined
}

function Erasure({ conversation: { id, closedAt }, typed, errors, contents, held }: ErasureProps) {
  return (
    <Section heading="本人からの請求による消去" id="erasure">
      <p>消えるもの: {whatGoes(contents)}、下書き、さがすための索引。元には戻せません。</p>
      <p>残るもの: 番号、担当の課、日時、件数。だれの、何の相談かは残りません。</p>
      <p>
        {contents.others > 0
          ? `同じ人の相談がほかに ${contents.others}件あります。それらと氏名は残ります。`
          : '氏名と写真も消えます(申請など、ほかの手続きに使っているものは残ります)。'}
      </p>
      {!closedAt || held ? (
        <p>{held ? '保存を延長しているあいだは消去できません。' : '完了にすると、消去できます。'}</p>
      ) : (
        <PostForm action={keepingHref(id, 'erasure')}>
          <TextInput
            name="reason"
            label="消去の理由"
            hint="記録に残ります。氏名など、本人が分かることは書かないでください。例: 本人から窓口で請求(受付 R8-12)"
            maxLength={LONGEST_REASON}
            value={firstOf(typed, 'reason')}
            error={errorFor(errors, 'reason')}
          />
          <Checkbox
            name="sure"
            label="本人であることと、元に戻せないことを確かめました"
            error={errorFor(errors, 'sure')}
          />
          <FormActions>
            <Button variant="danger">この相談を消去する</Button>
          </FormActions>
        </PostForm>
      )}
    </Section>
  )
}
