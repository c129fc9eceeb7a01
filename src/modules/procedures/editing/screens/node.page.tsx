import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, ButtonLink, FormActions, Notice } from '#ui/index.ts'
import { VARIABLES } from '../../definition/template.ts'
import type { Draft } from '../draft.ts'
import type { Attribute } from '../forms/attribute.ts'
import { Controls, type Drawn } from '../forms/controls.tsx'
import { draftPage } from './draft-page.tsx'

export interface NodePage {
  draft: Draft
  title: string
  lead?: string
  action: string
  back: string
  trail?: { text: string; href: string }[]
  attributes: readonly Attribute[]
  drawn: Drawn
  hidden?: Record<string, string>
  /** Somebody else has changed the draft since this form was opened. */
  stale?: boolean
  /** Of the answer; a form that was saved and has findings is no refused one. */
  status?: 200 | 409 | 422
  /** Before and after what every such form has. */
  first?: ComponentChildren
  last?: ComponentChildren
}

/** One form of the editor: a part of the draft, saved as it is typed; what is wrong with it is told afterwards. */
export function nodePage(program: Program, c: Context<ConsoleEnv>, page: NodePage) {
  const { draft, title, lead, action, back, trail, attributes, drawn, hidden, stale, status, first, last } = page
  return draftPage(program, c, {
    draft,
    title,
    lead,
    trail,
    errors: drawn.errors,
    status: stale ? 409 : (status ?? 200),
    children: (
      <>
        {stale && (
          <Notice tone="warning" heading="ほかの画面かほかの人が、先にこの下書きを変えています" live="alert">
            <p>下は、あなたが入力した内容です。よければ、もう一度「保存する」を押してください。</p>
          </Notice>
        )}
        <PostForm action={action} hidden={{ ...hidden, _seen: String(draft.version) }} autoComplete="off">
          {/* The enter key presses a form's first button: let that be the one that saves, not one that takes a row away. */}
          <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
            保存する
          </button>
          {first}
          <Controls attributes={attributes} drawn={drawn} />
          {last}
          <FormActions>
            <Button>保存する</Button>
            <ButtonLink href={back} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </>
    ),
  })
}

/** What the town's own words can say of an application. */
export const VariablesHelp = () => (
  <Notice heading="文の中で使える言葉">
    <p>
      {Object.entries(VARIABLES)
        .map(([name, meaning]) => `{{${name}}} ${meaning}`)
        .join('、')}
    </p>
  </Notice>
)
