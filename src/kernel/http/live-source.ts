/** What a page hears its stream by: the browser's own EventSource, and in a test one that breaks when told to. */
export type Source = EventTarget & Pick<EventSource, 'close' | 'readyState'>

export interface Hearing {
  /** Asked for each new stream. */
  open: () => Source
  /** The page may be older than what is true: something was said, or may have been while nobody listened. */
  changed: () => void
  signedOut: (why: string) => void
}

const CLOSED = 2

/** Until a refused stream is begun anew, in ms, and twice that each time it is refused again. */
const AGAIN_MS = 4_000
const LONGEST_MS = 60_000

/**
 * Hears the server's stream until the returned function is called. A browser mends a broken stream by itself, and gives up where an
 * answer was anything else than one (a proxy's 502 while the program starts): then it is begun anew. Either way what was said meanwhile is lost,
 * so that the page is told once.
 */
export function hear({ open, changed, signedOut }: Hearing): () => void {
  let over = false
  let broken = false
  let wait = AGAIN_MS
  let again: ReturnType<typeof setTimeout> | undefined
  let source: Source | undefined
  const stop = () => {
    over = true
    clearTimeout(again)
    source?.close()
  }
  const begin = () => {
    const stream = open()
    source = stream
    stream.addEventListener('ready', () => {
      if (broken) changed()
      broken = false
      wait = AGAIN_MS
    })
    stream.addEventListener('changed', changed)
    stream.addEventListener('signed-out', (event) => {
      stop()
      signedOut(String((event as MessageEvent).data))
    })
    stream.addEventListener('error', () => {
      broken = true
      if (over || stream.readyState !== CLOSED) return
      changed() // somebody who is signed in no more is told so by the page itself
      again = setTimeout(begin, wait * (1 + Math.random())) // a whole town is not to come back in one moment
      wait = Math.min(wait * 2, LONGEST_MS)
    })
  }
  begin()
  return stop
}
