// While a conversation stands open before somebody, its page says so, and shows who else is there.
const line = document.querySelector<HTMLElement>('#presence')
const csrf = document.querySelector<HTMLInputElement>("input[name='_csrf']")
const EVERY_MS = 10_000

if (line?.dataset['href'] && csrf) {
  const href = line.dataset['href']
  const post = (to: string) =>
    fetch(to, {
      method: 'POST',
      body: new URLSearchParams({ _csrf: csrf.value }),
      headers: { 'X-Live': document.visibilityState },
      keepalive: true,
      redirect: 'manual',
    })
  const stay = async () => {
    if (document.visibilityState !== 'visible') return
    try {
      const answer = await post(href)
      if (!answer.ok) return // signed out, or moved: the live page finds that out
      const { words } = (await answer.json()) as { words: string }
      if (line.textContent !== words) line.textContent = words
    } catch {
      // The next one tells.
    }
  }
  const leave = () => void post(`${href}/removal`).catch(() => {})
  setInterval(() => void stay(), EVERY_MS)
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? void stay() : leave()))
  addEventListener('pagehide', leave)
}
