import type { Answer, Answers } from '../answers.ts'
import { type Condition, holds } from '../condition.ts'

type Box = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const boxes = (field: Element) => [...field.querySelectorAll<Box>('input, select, textarea')]
const isChecked = (box: Box): boolean => box instanceof HTMLInputElement && box.checked

/** Near enough to what the server will read to know which case it is; the server reads it again, and decides. */
function answerOf(field: HTMLElement): Answer | undefined {
  const { kind } = field.dataset
  if (kind === 'group') return [...field.querySelectorAll('[data-row]')].map(() => ({}))
  const chosen = boxes(field).filter((box) => (box.matches('[type=radio], [type=checkbox]') ? isChecked(box) : true))
  if (kind === 'choice') {
    const values = chosen.map(({ value }) => value).filter(Boolean)
    return field.querySelector('[type=checkbox]') && values.length > 0 ? values : values[0]
  }
  if (kind === 'consent') return chosen.length > 0 || undefined
  const typed = chosen
    .filter((box) => !(box instanceof HTMLSelectElement))
    .map(({ value }) => value.normalize('NFKC').trim())
  if (kind === 'amount') {
    const digits = typed[0]?.replaceAll(/[,、]/g, '') ?? ''
    return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined
  }
  return typed.some(Boolean) ? true : undefined
}

/** Fields in the order of the page: what is hidden has no answer for those after it. A group's row sees what is before the group and itself. */
function show(fields: Iterable<HTMLElement>, seen: Answers) {
  for (const field of fields) {
    const { when, field: id } = field.dataset
    field.hidden = when !== undefined && !holds(JSON.parse(when) as Condition, seen)
    if (field.hidden || !id) continue
    const answer = answerOf(field)
    if (answer !== undefined) seen[id] = answer
    for (const row of field.querySelectorAll('[data-row]'))
      show(row.querySelectorAll<HTMLElement>('[data-field]'), { ...seen })
  }
}

function showAll(page: HTMLElement) {
  show(
    page.querySelectorAll<HTMLElement>(':scope > [data-field]'),
    JSON.parse(page.dataset['before'] ?? '{}') as Answers,
  )
}

interface Place {
  prefecture: string
  city: string
  town: string
}

/** Fills in what is still empty. Without an answer people write it themselves, as without JavaScript. */
async function fill(address: HTMLElement) {
  const box = (part: string) => address.querySelector<Box>(`[name="${address.dataset['address']}.${part}"]`)
  const code = box('postalCode')?.value.normalize('NFKC').replaceAll(/\D/g, '') ?? ''
  const empty = () => (['prefecture', 'city', 'town'] as const).filter((part) => !box(part)?.value)
  if (code.length !== 7 || address.dataset['filled'] === code || empty().length === 0) return
  address.dataset['filled'] = code
  const answer = await fetch(`/postal-codes/${code}`).catch(() => undefined)
  if (!answer?.ok) return
  const place = (await answer.json()) as Place
  for (const part of empty()) {
    const blank = box(part)
    if (blank) blank.value = place[part]
  }
}

for (const page of document.querySelectorAll<HTMLElement>('.asked-fields[data-before]')) {
  page.addEventListener('input', ({ target }) => {
    showAll(page)
    const code = target instanceof HTMLInputElement && target.name.endsWith('.postalCode')
    const address = code ? target.closest<HTMLElement>('[data-address]') : null
    if (address) void fill(address)
  })
  showAll(page)
  // On a slow phone somebody has written the code before this came.
  for (const address of page.querySelectorAll<HTMLElement>('[data-address]')) void fill(address)
}
