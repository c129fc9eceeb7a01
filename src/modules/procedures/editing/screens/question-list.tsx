import type { ComponentChildren } from 'preact'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, ButtonLink, Cluster, StatusLabel } from '#ui/index.ts'
import { type Draft, draftHref } from '../draft.ts'
import { whenInWords } from '../forms/condition-rows.ts'
import { askedBefore, type What } from '../sketch/edits.ts'
import { KINDS, type Sketch, type SketchField } from '../sketch/sketch.ts'

export const nameOf = ({ label, title }: Record<string, unknown>, or: string): string =>
  [label, title].find((text): text is string => typeof text === 'string' && text !== '') ?? or

interface OrderProps {
  draft: Draft
  what: What
  id: string
  name: string
  /** Its place in its list, and how many there are. */
  at: number
  of: number
}

/** Up, down, away: each a form of its own, so that it works without JavaScript. */
export const OrderButtons = ({ draft, what, id, name, at, of }: OrderProps) => {
  const move = (to: 'up' | 'down', text: string) => (
    <PostForm action={draftHref(draft.id, `${what}/${id}/moves`)} hidden={{ to, _seen: String(draft.version) }} inline>
      <Button variant="tertiary" size="small" aria-label={`「${name}」を${text}`}>
        {text}
      </Button>
    </PostForm>
  )
  return (
    <Cluster gap="tight">
      {at > 0 && move('up', '上へ')}
      {at < of - 1 && move('down', '下へ')}
      <ButtonLink
        href={draftHref(draft.id, `${what}/${id}/removal`)}
        variant="tertiary"
        size="small"
        aria-label={`「${name}」を消す`}
      >
        消す
      </ButtonLink>
    </Cluster>
  )
}

interface QuestionProps {
  draft: Draft
  sketch: Sketch
  field: SketchField
  at: number
  of: number
  wrong: ReadonlySet<string>
  children?: ComponentChildren
}

/** One question as a row: what, of which kind, in which case; to be changed, moved, taken away. */
export function Question({ draft, sketch, field, at, of, wrong, children }: QuestionProps) {
  const name = nameOf(field, '名前のない質問')
  const when = whenInWords(field['when'], askedBefore(sketch, 'fields', field.id))
  const about = [KINDS[field.kind], field['required'] === false && '任意', when && `${when}に聞く`]
  return (
    <li class="editor-question">
      <div>
        <p>
          <a href={draftHref(draft.id, `fields/${field.id}`)}>{name}</a>{' '}
          {wrong.has(field.id) && <StatusLabel tone="error">直すところがあります</StatusLabel>}
        </p>
        <p class="editor-about">{about.filter(Boolean).join(' ・ ')}</p>
      </div>
      <OrderButtons draft={draft} what="fields" id={field.id} name={name} at={at} of={of} />
      {children}
    </li>
  )
}
