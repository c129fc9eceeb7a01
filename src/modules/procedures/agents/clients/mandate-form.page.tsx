import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import type { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import {
  Breadcrumbs,
  Button,
  Checkbox,
  DateInput,
  ErrorSummary,
  errorFor,
  FormActions,
  PageHeading,
  Select,
  Stack,
  TextInput,
} from '#ui/index.ts'
import type { MandateForm } from './read-mandate.ts'

export interface MandateFormPage {
  action: string
  typed: Partial<MandateForm> & { slug?: string }
  /** Of a new one: its id, and the procedures to choose from. */
  begins?: { id: string; procedures: { value: string; text: string }[] }
  /** Of one that is there: what it applies for. */
  title?: string
  refusal?: Refusal | undefined
}

/** 委任の内容: who the client is, and what they entrust. */
export function mandateFormPage(program: Program, c: Context<SiteEnv>, shown: MandateFormPage) {
  const { action, typed, begins, title, refusal } = shown
  const errors = (refusal?.mistakes ?? []).flatMap(({ field, message }) => (field ? [{ field, message }] : []))
  const heading = begins ? '依頼者の申請を始める' : '委任の内容を変える'
  const today = dateInTokyo(c.var.now)
  return sitePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}${heading}`,
    width: 'narrow',
    status: refusal && 422,
    breadcrumbs: (
      <Breadcrumbs items={[{ text: 'トップ', href: '/' }, { text: '代理の申請', href: '/agent' }, { text: heading }]} />
    ),
    children: (
      <Stack>
        <ErrorSummary errors={errors} />
        <PageHeading
          over={title}
          lead="委任状の代わりです。依頼者は、ここに書いた範囲を自分のスマートフォンで確かめてから申請します。"
        >
          {heading}
        </PageHeading>
        <PostForm action={action} hidden={begins && { id: begins.id }}>
          {begins && (
            <Select
              name="slug"
              label="手続き"
              placeholder="選んでください"
              options={begins.procedures}
              value={typed.slug}
              error={errorFor(errors, 'slug')}
              required
            />
          )}
          <TextInput
            name="clientName"
            label="依頼者の氏名"
            value={typed.clientName}
            error={errorFor(errors, 'clientName')}
            autoComplete="off"
            required
          />
          <TextInput
            name="clientEmail"
            type="email"
            label="依頼者のメールアドレス"
            hint="依頼者が自分で読めるもの。確かめるお願いと、町からのお知らせが届きます"
            value={typed.clientEmail}
            error={errorFor(errors, 'clientEmail')}
            autoComplete="off"
            autoCapitalize="none"
            spellcheck={false}
            required
          />
          <DateInput
            name="mandatedOn"
            label="委任の日"
            hint="申請する日まで3か月以内のもの"
            value={typed.mandatedOn ?? today.toString()}
            max={today.toString()}
            error={errorFor(errors, 'mandatedOn')}
            required
          />
          <Checkbox
            name="mayCorrect"
            label="補正も任されている"
            hint="町から直すよう求められたときに、代わりに直します"
            checked={typed.mayCorrect}
          />
          <Checkbox
            name="mayReceive"
            label="証明書の受け取りも任されている"
            hint="任されていなければ、依頼者だけが受け取ります"
            checked={typed.mayReceive}
          />
          <FormActions>
            <Button>{begins ? '申請を書き始める' : '変える'}</Button>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
