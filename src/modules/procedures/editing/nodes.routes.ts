import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Finding } from '../definition/finding.ts'
import { type Form, typedIn } from '../definition/reading/form.ts'
import { changeDraft } from './change-draft.ts'
import { type Draft } from './draft.ts'
import { isKind } from './forms/attribute.ts'
import { type Editing, editField, editNewField, editNewPage, editPage, editWhole } from './forms/editing.tsx'
import { attributesOf, drawn, errorsOf, readTarget, seenIn, wordsOf } from './forms/node-form.ts'
import { pressedRow } from './forms/typed-rows.ts'
import { openDraft } from './open-draft.ts'
import { newFieldPage } from './screens/new-field.page.tsx'
import { nodePage } from './screens/node.page.tsx'
import { findPage } from './sketch/edits.ts'
import { checkSketch } from './sketch/findings.ts'

const DRAFT = '/:id{[0-9]{1,15}}'
const PAGE = `${DRAFT}/pages/:page{[a-z0-9-]{1,40}}/about`
const FIELD = `${DRAFT}/fields/:field{[A-Za-z0-9]{1,40}}`

interface Again {
  typed?: Form
  findings?: readonly Finding[]
  stale?: boolean
  /** What could not be saved at all. */
  refused?: Refusal
}

const findingsOf = (c: Context<ConsoleEnv>, sketch: unknown) => checkSketch(sketch, dateInTokyo(c.var.now)).findings

const newField = (draft: Draft, page: string, group: string, kind: string): Editing => {
  if (!isKind(kind)) throw new Refusal(422, '質問の種類を選んでください。')
  return editNewField(draft, { page, group: group || undefined }, kind)
}

/** The forms of the editor. Each saves what was typed, however unfinished, and says then what is to be mended. */
export function nodeRoutes(program: Program) {
  function form(
    c: Context<ConsoleEnv>,
    draft: Draft,
    editing: Editing,
    { typed, findings = [], stale, refused }: Again,
  ) {
    const sketch = editing.begin(draft.sketch)
    const target = editing.targetIn(sketch)
    const shown = drawn(target, sketch, findings, typed)
    const errors = [...(refused?.mistakes.map(({ message }) => ({ message })) ?? []), ...shown.errors]
    return nodePage(program, c, {
      ...editing,
      draft,
      attributes: attributesOf(target),
      drawn: { ...shown, errors },
      stale: stale ?? false,
      status: refused ? 422 : 200,
      last: editing.last?.(shown.form),
    })
  }

  const show = (c: Context<ConsoleEnv>, draft: Draft, editing: Editing) =>
    form(c, draft, editing, { findings: editing.isNew ? [] : findingsOf(c, draft.sketch) })

  async function save(c: Context<ConsoleEnv>, editingOf: (draft: Draft, typed: Form) => Editing) {
    const { db, now, staff } = c.var
    const [draft, typed] = [await openDraft(c), wordsOf(await c.req.parseBody({ all: true }))]
    const editing = editingOf(draft, typed)
    const rows = pressedRow(typed)
    if (rows) return form(c, draft, editing, { typed: rows })
    const done = await orRefusal(
      changeDraft(db, now, staff, draft.id, seenIn(typed), (before) => {
        const sketch = editing.begin(before)
        return editing.put(sketch, readTarget(editing.targetIn(sketch), sketch, typed), typed)
      }),
    )
    if (done instanceof Refusal) {
      if (done.status !== 409 && done.status !== 422) throw done
      const again = await openDraft(c)
      const stale = done.status === 409
      return form(c, again, editingOf(again, typed), { typed, stale, ...(!stale && { refused: done }) })
    }
    const wrong = errorsOf(editing.targetIn(done), done, findingsOf(c, done))
    return c.redirect(`${wrong.length > 0 ? editing.again : editing.back}?done=saved`, 303)
  }

  return new Hono<ConsoleEnv>()
    .get(`${DRAFT}/:form{about|words}`, async (c) => {
      const draft = await openDraft(c)
      return show(c, draft, editWhole(draft, c.req.param('form') as 'about' | 'words'))
    })
    .post(`${DRAFT}/:form{about|words}`, (c) =>
      save(c, (draft) => editWhole(draft, c.req.param('form') as 'about' | 'words')),
    )
    .get(`${DRAFT}/new-page`, async (c) => {
      const draft = await openDraft(c)
      return show(c, draft, editNewPage(draft))
    })
    .post(`${DRAFT}/new-page`, (c) => save(c, editNewPage))
    .get(PAGE, async (c) => {
      const draft = await openDraft(c)
      return show(c, draft, editPage(draft, c.req.param('page')))
    })
    .post(PAGE, (c) => save(c, (draft) => editPage(draft, c.req.param('page'))))
    .get(`${DRAFT}/new-field`, async (c) => {
      const draft = await openDraft(c)
      const { page = '', group = '', kind } = c.req.query()
      if (kind !== undefined) return show(c, draft, newField(draft, page, group, kind))
      if (!findPage(draft.sketch, page)) throw new Refusal(404, 'このページは、この下書きにありません。')
      return newFieldPage(program, c, { draft, page, group: group || undefined })
    })
    .post(`${DRAFT}/new-field`, (c) =>
      save(c, (draft, typed) =>
        newField(draft, typedIn(typed, '_page'), typedIn(typed, '_group'), typedIn(typed, '_kind')),
      ),
    )
    .get(FIELD, async (c) => {
      const draft = await openDraft(c)
      return show(c, draft, editField(draft, c.req.param('field')))
    })
    .post(FIELD, (c) => save(c, (draft) => editField(draft, c.req.param('field'))))
}
