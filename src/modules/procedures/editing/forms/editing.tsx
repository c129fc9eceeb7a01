import type { ComponentChildren } from 'preact'
import { Select } from '#ui/index.ts'
import { type Form, typedIn } from '../../definition/reading/form.ts'
import { type Draft, draftHref } from '../draft.ts'
import { notThere } from '../open-draft.ts'
import { VariablesHelp } from '../screens/node.page.tsx'
import { nameOf } from '../screens/question-list.tsx'
import {
  addField,
  findPage,
  findSpot,
  moveToPage,
  newField,
  newPage,
  replaceField,
  replacePage,
} from '../sketch/edits.ts'
import { type Kind, KINDS, type Sketch, type SketchField, type SketchPage } from '../sketch/sketch.ts'
import { fieldTarget, pageTarget, type Target } from './node-form.ts'

/** One form of the editor: what it is about, and where what was typed in it goes. */
export interface Editing {
  title: string
  lead?: string
  /** Where it posts to, where it leads, and its own address once what it is about is there. */
  action: string
  back: string
  again: string
  trail?: { text: string; href: string }[]
  /** Of a new page or question: it is there from now on. Otherwise nothing. */
  begin: (sketch: Sketch) => Sketch
  targetIn: (sketch: Sketch) => Target
  put: (sketch: Sketch, node: Record<string, unknown>, form: Form) => Sketch
  last?: (form: Form) => ComponentChildren
  hidden?: Record<string, string>
  isNew?: true
}

const unchanged = (sketch: Sketch): Sketch => sketch
const asPage = (node: Record<string, unknown>) => node as SketchPage
const asField = (node: Record<string, unknown>) => node as SketchField

function found<T>(one: T | undefined): T {
  if (one === undefined) throw notThere()
  return one
}

export function editWhole({ id }: Draft, form: 'about' | 'words'): Editing {
  const here = draftHref(id, form)
  return {
    title: form === 'about' ? 'あらまし' : 'お知らせの文と終わり方',
    action: here,
    back: draftHref(id),
    again: here,
    begin: unchanged,
    targetIn: () => ({ form }),
    put: (_, node) => node as Sketch,
    ...(form === 'words' && { last: () => <VariablesHelp /> }),
  }
}

export function editPage({ id, sketch }: Draft, pageId: string): Editing {
  const page = found(findPage(sketch, pageId))
  const [back, here] = [draftHref(id, `pages/${pageId}`), draftHref(id, `pages/${pageId}/about`)]
  return {
    title: 'ページの題と聞く場合',
    action: here,
    back,
    again: here,
    trail: [{ text: nameOf(page, '名前のないページ'), href: back }],
    begin: unchanged,
    targetIn: (now) => found(pageTarget(now, pageId)),
    put: (now, node) => replacePage(now, asPage(node)),
  }
}

export function editNewPage({ id, sketch }: Draft): Editing {
  const page = newPage(sketch)
  return {
    title: 'ページを加える',
    lead: '質問は、ページを加えたあとに書きます。',
    action: draftHref(id, 'new-page'),
    back: draftHref(id, `pages/${page.id}`),
    again: draftHref(id, `pages/${page.id}/about`),
    begin: (now) => ({ ...now, pages: [...now.pages, page] }),
    targetIn: (now) => found(pageTarget(now, page.id)),
    put: (now, node) => replacePage(now, asPage(node)),
    isNew: true,
  }
}

export function editField({ id, sketch }: Draft, fieldId: string): Editing {
  const spot = found(findSpot(sketch, fieldId))
  const [back, here] = [draftHref(id, `pages/${spot.page.id}`), draftHref(id, `fields/${fieldId}`)]
  const pages = sketch.pages.map((page) => ({ value: page.id, text: nameOf(page, '名前のないページ') }))
  const pageIn = (form: Form) => typedIn(form, '_page') || spot.page.id
  return {
    title: nameOf(spot.field, '名前のない質問'),
    lead: `種類: ${KINDS[spot.field.kind]}`,
    action: here,
    back,
    again: here,
    trail: [{ text: nameOf(spot.page, '名前のないページ'), href: back }],
    begin: unchanged,
    targetIn: (now) => found(fieldTarget(now, fieldId)),
    put(now, node, form) {
      const field = asField(node)
      return moveToPage(replaceField(now, field), { ...spot, field }, pageIn(form))
    },
    ...(!spot.group && {
      last: (form: Form) => (
        <Select name="_page" label="置くページ" options={pages} value={pageIn(form)} width="medium" />
      ),
    }),
  }
}

export function editNewField(
  { id, sketch }: Draft,
  at: { page: string; group?: string | undefined },
  kind: Kind,
): Editing {
  const page = found(findPage(sketch, at.page))
  const group = at.group === undefined ? undefined : page.fields.find((one) => one.id === at.group)
  if (at.group !== undefined && (group?.kind !== 'group' || kind === 'group')) throw notThere()
  const field = newField(sketch, kind)
  const back = draftHref(id, `pages/${page.id}`)
  return {
    title: '質問を加える',
    lead: `種類: ${KINDS[kind]}`,
    action: draftHref(id, 'new-field'),
    back,
    again: draftHref(id, `fields/${field.id}`),
    trail: [{ text: nameOf(page, '名前のないページ'), href: back }],
    begin: (now) => addField(now, at, field),
    targetIn: (now) => found(fieldTarget(now, field.id)),
    put: (now, node) => replaceField(now, asField(node)),
    hidden: { _page: at.page, _kind: kind, ...(at.group && { _group: at.group }) },
    isNew: true,
  }
}
