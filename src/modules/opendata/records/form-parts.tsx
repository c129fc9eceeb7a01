import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { fieldsOf } from '#kernel/http/form-fields.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { listSections } from '#kernel/organization/sections.queries.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Button, ButtonLink, type FieldErrorText, FormActions, Grid, Section, Select, TextInput } from '#ui/index.ts'
import { mayKeep } from '../datasets/may.ts'

/** 緯度 and 経度 in six places. */
export function PointFields({ typed, errors }: { typed: Typed; errors: FieldErrorText[] }) {
  const field = fieldsOf(typed, errors)
  return (
    <Grid min="small">
      <TextInput {...field('latitude')} label="緯度" required={false} inputMode="decimal" hint="例: 32.050000" />
      <TextInput {...field('longitude')} label="経度" required={false} inputMode="decimal" hint="例: 133.450000" />
    </Grid>
  )
}

/** Which section keeps it: asked where there is a choice. */
export async function sectionField(c: Context<ConsoleEnv>, typed: Typed, errors: FieldErrorText[]) {
  const { db, now, staff } = c.var
  const sections = (await listSections(db, dateInTokyo(now))).filter(({ id }) => mayKeep(staff, id))
  const [only] = staff.sectionIds
  return sections.length === 1 && sections[0]!.id === only ? null : (
    <Select
      {...fieldsOf(typed, errors)('section')}
      value={firstOf(typed, 'section') || String(only ?? '')}
      label="登録を持つ課"
      required
      placeholder="選んでください"
      options={sections.map(({ id, name }) => ({ value: String(id), text: name }))}
    />
  )
}

interface Kept {
  id: number
  version: number
  sectionId: number
  endedAt: Temporal.Instant | null
}

interface RecordFormProps {
  href: string
  kept: Kept | undefined
  children: ComponentChildren
}

/** The form of a record, to be added or changed. What was typed when somebody else was first is sent with the newer version only after a look at it. */
export const RecordForm = ({ href, kept, children }: RecordFormProps) => (
  <PostForm action={kept ? `${href}/${kept.id}` : href} hidden={kept && { version: String(kept.version) }}>
    {children}
    <FormActions>
      <Button>{kept ? '変更する' : '加える'}</Button>
      <ButtonLink href={href} variant="tertiary">
        やめて戻る
      </ButtonLink>
    </FormActions>
  </PostForm>
)

interface EndingProps {
  href: string
  kept: Kept
  words: { heading: string; about: string; act: string }
}

/** What ends a record, or brings it back: either can be undone here. */
export const Ending = ({ href, kept, words }: EndingProps) => (
  <Section heading={words.heading}>
    <p>{words.about}</p>
    <PostForm
      action={`${href}/${kept.id}/${kept.endedAt ? 'resumption' : 'ending'}`}
      hidden={{ version: String(kept.version) }}
    >
      <FormActions>
        <Button variant={kept.endedAt ? 'secondary' : 'danger'}>{words.act}</Button>
      </FormActions>
    </PostForm>
  </Section>
)
