// Where eyes and keys are led in an open conversation.

// What is unfolded in a part that scrolls by itself comes into sight, and a form that was sent back begins where it is wrong.
const unfolded = ({ target }: Event) => {
  if (!navigator.userActivation.hasBeenActive) return // it was open from the beginning: the first Tab is to find the skip links
  if (target instanceof HTMLDetailsElement && target.open) target.scrollIntoView({ block: 'nearest' })
}
for (const part of document.querySelectorAll('.desk-ground, .column-person'))
  part.addEventListener('toggle', unfolded, { capture: true })
if (document.querySelector('meta[name="refused"]'))
  document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()

// Whoever pressed a button by the keyboard is after the redirect where they were, and hears how it stands there now: not on the
// button itself, for a second press would take it back.
const KEPT = 'desk focus'

interface Kept {
  page: string
  action: string | null
  part: string | undefined
}

/** The summary of the outermost fold in which a form is hidden. */
function foldOf(form: Element | undefined): HTMLElement | undefined {
  let found: HTMLElement | undefined
  for (let fold = form?.closest('details'); fold; fold = fold.parentElement?.closest('details')) {
    const summary = fold.querySelector('summary')
    if (!fold.open && summary?.checkVisibility()) found = summary
  }
  return found
}

/** The conversation, also where a form of it was sent back. */
const page = location.pathname.split('/').slice(0, 4).join('/')

document.addEventListener('submit', ({ target, submitter }) => {
  if (!(target instanceof HTMLFormElement) || !submitter?.matches(':focus-visible')) return
  const part = target.closest<HTMLElement>('[data-live]')?.id
  const kept: Kept = { page, action: target.getAttribute('action'), part }
  sessionStorage.setItem(KEPT, JSON.stringify(kept))
})

const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Kept | null
sessionStorage.removeItem(KEPT)
if (kept?.page === page && document.activeElement === document.body) {
  const fold = foldOf([...document.forms].find((form) => form.getAttribute('action') === kept.action))
  const part = kept.part ? document.getElementById(kept.part) : null
  if (part && !fold) part.tabIndex = -1
  const place = fold ?? part
  place?.focus()
}
