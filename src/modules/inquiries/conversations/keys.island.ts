// Keys for those who answer all day. Without them, the same links and fields are there.

const OFF = 'keys off'

const help = document.querySelector<HTMLDialogElement>('#keys')
const chosen = document.querySelector<HTMLInputElement>('#keys-on')
const button = document.querySelector<HTMLElement>('.keys-button')

const box = () => document.querySelector<HTMLTextAreaElement>('#reply-form textarea')
const follow = (links: string) => document.querySelector<HTMLAnchorElement>(links)?.click()

const acts: Record<string, () => void> = {
  j: () => follow(".conversation-header [rel='next'], .three-columns[data-showing='list'] .conversation-row a"),
  k: () => follow(".conversation-header [rel='prev']"),
  r: () => box()?.focus(),
  a: () => document.querySelector<HTMLButtonElement>("#case-strip [data-key='a']")?.click(),
  '/': () => document.querySelector<HTMLInputElement>(".column-list input[type='search']")?.focus(),
  '?': () => help?.showModal(),
}

/** 1 to 5: the answer of that number goes into the reply. */
const insertion = (key: string): (() => void) | undefined =>
  /^[1-5]$/.test(key) ? () => follow(`[data-inserts='${key}']`) : undefined

const types = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select') !== null

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && event.target === box() && !event.isComposing) box()?.blur()
  const act = acts[event.key] ?? insertion(event.key)
  if (!act || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || types(event.target)) return
  if (localStorage.getItem(OFF) || document.querySelector('dialog[open]')) return
  event.preventDefault()
  act()
})

if (chosen) {
  chosen.checked = localStorage.getItem(OFF) === null
  chosen.addEventListener('change', () =>
    chosen.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1'),
  )
}
if (button) button.hidden = false
