import { firstOf, formReader, type FormReader, type Typed } from '#kernel/http/form-reader.ts'
import { idIn } from '#lib/text/whole-number.ts'
import type { NoticeLabel } from '../subscriptions/subscription.ts'
import {
  ACTIONS,
  AUDIENCES,
  countOf,
  ICONS,
  LAYOUTS,
  LONGEST_ADDRESS,
  LONGEST_BAR,
  LONGEST_NAME,
  LONGEST_NOTE,
  LONGEST_TITLE,
  LONGEST_WORD,
  MOST_FIELDS,
  type MenuContent,
  type MenuField,
} from './menu.ts'

/** `label-12` stands for those who chose that topic or ward. */
const LABEL = 'label-'

export const audienceKey = ({ audience, labelId }: Pick<MenuContent, 'audience' | 'labelId'>): string =>
  labelId === null ? audience : `${LABEL}${labelId}`

/** A page of residents: an own path, none of the console's. */
const isOwnPage = (path: string): boolean =>
  /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !/^\/(console|api|webhooks)(\/|$)/.test(path)

const isLink = (address: string): boolean => {
  if (/^tel:\+?[0-9-]{3,20}$/.test(address)) return true
  const url = URL.parse(address)
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
}

function readField(form: FormReader, place: number): MenuField {
  const at = (name: string) => `${name}-${place}`
  const action = form.oneOf(at('action'), `欄${place}の押したときの動き`, ACTIONS)
  const value = form.line(at('value'), `欄${place}の言葉か行き先`, action === 'word' ? LONGEST_WORD : LONGEST_ADDRESS)
  if (value && action === 'page' && !isOwnPage(value))
    form.wrong(at('value'), `欄${place}は、/procedures のように、/ で始まる町のページの住所を入力してください。`)
  if (value && action === 'link' && !isLink(value))
    form.wrong(
      at('value'),
      `欄${place}は、https:// で始まる住所か、tel:0980000119 のような電話番号を入力してください。`,
    )
  const note = form.text(at('note'), `欄${place}の説明`, LONGEST_NOTE)
  if (note.includes('\n')) form.wrong(at('note'), `欄${place}の説明は、1行にしてください。`)
  return {
    title: form.line(at('title'), `欄${place}の題`, LONGEST_TITLE),
    note,
    icon: form.oneOf(at('icon'), `欄${place}の絵`, ICONS),
    action,
    value,
  }
}

/** @throws Refusal 422 with everything that is wrong */
export function readMenu(typed: Typed, labels: readonly NoticeLabel[]): MenuContent {
  const form = formReader(typed)
  const name = form.line('name', '名前', LONGEST_NAME)
  const barText = form.line('barText', 'メニューを開く帯の言葉', LONGEST_BAR)
  const audience = firstOf(typed, 'audience')
  const labelId = audience.startsWith(LABEL) ? idIn(audience.slice(LABEL.length)) : null
  const known =
    labelId === null
      ? audience !== 'label' && Object.hasOwn(AUDIENCES, audience)
      : labels.some(({ id }) => id === labelId)
  if (!known) form.wrong('audience', 'だれに見せるかを選んでください。')
  const layout = form.oneOf('layout', '並べ方', LAYOUTS)
  const places = Object.hasOwn(LAYOUTS, layout) ? countOf(layout) : 0
  const fields = Array.from({ length: places }, (_, place) => readField(form, place + 1))
  form.done()
  return {
    name,
    barText,
    layout,
    fields,
    audience: labelId === null ? (audience as MenuContent['audience']) : 'label',
    labelId,
  }
}

/** The form as it is shown for what is written. */
export function typedMenu(menu: MenuContent): Typed {
  const fields = menu.fields.flatMap((field, place) =>
    Object.entries(field).map(([name, value]) => [`${name}-${place + 1}`, [value]] as const),
  )
  return {
    name: [menu.name],
    barText: [menu.barText],
    audience: [audienceKey(menu)],
    layout: [menu.layout],
    ...Object.fromEntries(fields),
  }
}

/** Fields that the form has room for, whatever the layout. */
export const PLACES = Array.from({ length: MOST_FIELDS }, (_, place) => place + 1)
