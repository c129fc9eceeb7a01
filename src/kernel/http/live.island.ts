// Keeps an open page true: when the server says that something changed, loads the page again behind the scenes and
// lets the parts marked data-live take on the new state. What is being typed stays, because it is not inside them.
import { Idiomorph } from 'idiomorph'

let loading = false
let again = false
let leaving = false

/** A form that was sent back stands under an address that only takes forms: its page says where it lives. */
const address = () => document.querySelector<HTMLElement>('[data-live-href]')?.dataset['liveHref'] ?? location.href

/** What somebody has chosen in a list stays chosen while the list changes around it. */
const beforeAttributeUpdated = (name: string, node: Element) => !(name === 'checked' && node.closest('.row-checkbox'))

async function refresh(): Promise<void> {
  if (leaving) return
  if (loading) {
    again = true
    return
  }
  loading = true
  try {
    const response = await fetch(address(), { headers: { 'X-Live': document.visibilityState }, redirect: 'manual' })
    if (leaving) return
    if (response.type === 'opaqueredirect' || response.status === 401) location.reload() // the session is over
    if (!response.ok) return
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    document.title = fresh.title
    for (const part of document.querySelectorAll('[data-live]')) {
      const next = fresh.getElementById(part.id)
      if (next) Idiomorph.morph(part, next, { ignoreActiveValue: true, callbacks: { beforeAttributeUpdated } })
    }
    document.dispatchEvent(new CustomEvent('live:refreshed'))
  } finally {
    loading = false
    if (again) {
      again = false
      void refresh()
    }
  }
}

if (document.querySelector('[data-live]')) {
  let behind: ReturnType<typeof setTimeout> | undefined
  const source = new EventSource('/console/live')
  source.addEventListener('changed', () => {
    clearTimeout(behind)
    behind = setTimeout(() => void refresh(), 50) // several changes of one moment are one load
  })
  // Signed out on purpose, here or on another page: whoever signs in next begins anew, not where this person was.
  source.addEventListener('signed-out', ({ data }) => {
    source.close()
    if (data === 'expired') location.reload()
    else location.replace('/sign-in?done=signed-out')
  })
  addEventListener('pagehide', () => source.close())
  // The answer to the form says it and clears what is kept; hearing of it here first would take the page away from it.
  document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', () => {
    leaving = true
    source.close()
  })
}
