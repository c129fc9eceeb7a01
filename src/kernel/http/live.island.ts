// Keeps an open page true: when the server says that something changed, loads the page again behind the scenes and
// lets the parts marked data-live take on the new state. What is being typed stays, because it is not inside them.
import { Idiomorph } from 'idiomorph'
import { hear } from './live-source.ts'

let loading = false
let again = false
/** On the way to another page, which nothing heard here may take away: a form that was sent tells there what it did. */
let leaving = false

/** Longest wait for that page, in ms; where none comes, the address was of a file to keep, and this page stays. */
const LEAVING_MS = 30_000

/** A form that was sent back stands under an address that only takes forms: its page says where it lives, or lives nowhere. */
const address = () =>
  document.querySelector<HTMLElement>('[data-live-href]')?.dataset['liveHref'] ??
  (document.querySelector('meta[name="refused"]') ? undefined : location.href)

/** What somebody has chosen in a list stays chosen while the list changes around it. */
const beforeAttributeUpdated = (name: string, node: Element) => !(name === 'checked' && node.closest('.row-checkbox'))

async function refresh(): Promise<void> {
  const href = address()
  if (leaving || href === undefined) return
  if (loading) {
    again = true
    return
  }
  loading = true
  try {
    const response = await fetch(href, { headers: { 'X-Live': document.visibilityState }, redirect: 'manual' })
    if (leaving) return
    if (response.type === 'opaqueredirect' || response.status === 401) location.reload() // over, or moved on
    if (!response.ok) return
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    document.title = fresh.title
    for (const part of document.querySelectorAll('[data-live]')) {
      const next = fresh.getElementById(part.id)
      if (next) Idiomorph.morph(part, next, { ignoreActiveValue: true, callbacks: { beforeAttributeUpdated } })
    }
    document.dispatchEvent(new CustomEvent('live:refreshed'))
  } catch {
    // Nobody answers: the stream is broken too, and says when somebody does again.
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
  const outside = document.querySelector<HTMLElement>('[data-live-source]')?.dataset['liveSource']
  const [made] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const age = Math.round(performance.now() - (made?.requestStart ?? 0))
  const listen = () =>
    hear({
      open: () => new EventSource(`${outside ?? '/console/live'}?age=${age}`),
      changed() {
        clearTimeout(behind)
        behind = setTimeout(() => void refresh(), 50) // several changes of one moment are one load
      },
      // Signed out on purpose, here or on another page: whoever signs in next begins anew, not where this person was.
      signedOut(why) {
        if (leaving) return
        if (why === 'expired' || outside) location.reload()
        else location.replace('/sign-in?done=signed-out')
      },
    })
  addEventListener('beforeunload', () => {
    leaving = true
    setTimeout(() => {
      leaving = false
      void refresh()
    }, LEAVING_MS)
  })
  let stop = listen()
  addEventListener('pagehide', () => stop())
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return // only a page that the browser had kept, and shows again as it was left
    leaving = false
    stop = listen()
    void refresh()
  })
}
