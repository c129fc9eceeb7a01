import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Section } from '#kernel/organization/section-tree.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { Breadcrumbs, Button, ButtonLink, ErrorSummary, FormActions, Notice, PageHeading, Stack } from '#ui/index.ts'
import type { NoticeLabel } from '../subscriptions/subscription.ts'
import { type Broadcast, BROADCASTS, broadcastHref } from './broadcast.ts'
import { AudienceFields, ContentFields, type FieldsProps, WhenFields } from './form-fields.tsx'
import { typedOf } from './typed-of.ts'

export interface BroadcastForm {
  /** None where it is a new one. */
  broadcast?: Broadcast | undefined
  sections: Section[]
  labels: NoticeLabel[]
  again?: { typed: Typed; refusal: Refusal; hadPicture: boolean } | undefined
}

/** お知らせを書く, or 直す. */
export function broadcastFormPage(program: Program, c: Context<ConsoleEnv>, form: BroadcastForm) {
  const { broadcast, sections, labels, again } = form
  const errors = again?.refusal.mistakes ?? []
  const title = broadcast ? `「${broadcast.title}」を直す` : 'お知らせを書く'
  const typed = again?.typed ?? (broadcast ? typedOf(broadcast) : {})
  const fields: FieldsProps = { typed, errors, labels, sections, broadcast, isNew: !broadcast && !again }
  const hidden: Record<string, string> = broadcast
    ? { version: again ? firstOf(typed, 'version') : String(broadcast.version) }
    : { key: firstOf(typed, 'key') || randomUUID() }
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${title}`,
    status: again?.refusal.status,
    breadcrumbs: <Breadcrumbs items={[{ text: '一斉配信', href: BROADCASTS }, { text: title }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading>{title}</PageHeading>
        <ErrorSummary errors={errors} />
        {again?.hadPicture && <Notice tone="info">写真は、もう一度選んでください。</Notice>}
        {broadcast?.state === 'waiting' && (
          <Notice tone="warning">この配信は決裁が済んでいます。保存すると下書きに戻り、もう一度決裁が要ります。</Notice>
        )}
        <PostForm action={broadcast ? broadcastHref(broadcast.id) : BROADCASTS} hidden={hidden} multipart>
          <ContentFields {...fields} />
          <AudienceFields {...fields} />
          <WhenFields {...fields} />
          <FormActions>
            <Button>保存して確かめる</Button>
            <ButtonLink href={broadcast ? broadcastHref(broadcast.id) : BROADCASTS} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
