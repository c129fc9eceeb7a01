// Keeps an open page true: when the server says that something changed, loads the page again behind the scenes and
// lets the parts marked data-live take on the new state. What is being typed stays, because it is not inside them.
import { Idiomorph } from 'idiomorph'

let loading = false
let again = false

/** A form that was sent back stands under an address that only takes forms: its page says where it lives. */
const address = () => document.querySelector<HTMLElement>('[data-live-href]')?.dataset['liveHref'] ?? location.href

async function refresh(): Promise<void> {
  if (loading) {
    again = true
    return
  }
  loading = true
  try {
    const response = await fetch(address(), { headers: { 'X-Live': document.visibilityState }, redirect: 'manual' })
    if (response.type === 'opaqueredirect' || response.status === 401) location.reload() // signed out elsewhere
    if (!response.ok) return
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    document.title = fresh.title
    for (const part of document.querySelectorAll('[data-live]')) {
      const next = fresh.getElementById(part.id)
      if (next) Idiomorph.morph(part, next, { ignoreActiveValue: true })
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
  source.addEventListener('signed-out', () => {
    source.close()
    location.reload()
  })
  addEventListener('pagehide', () => source.close())
}
