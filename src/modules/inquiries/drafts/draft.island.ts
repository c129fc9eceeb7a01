// What is typed in a reply is kept on the server while one types: it is there after a reload, and on another machine.
const form = document.querySelector<HTMLFormElement>('#reply-form')
const box = form?.querySelector('textarea')
const choices = form?.querySelector<HTMLTextAreaElement>("textarea[name='choices']")
const button = form?.querySelector<HTMLButtonElement>('#save-draft')
const version = form?.querySelector<HTMLInputElement>("input[name='draft']")
const status = document.querySelector('#draft-status')

const PAUSE_MS = 1_200
/** What a browser still sends for a page that is being left. */
const MOST_KEPT_ALIVE = 60_000

if (form && box && button && version && status) {
  let kept = box.defaultValue
  let keptChoices = choices?.defaultValue ?? ''
  const isKept = () => box.value === kept && (choices?.value ?? '') === keptChoices
  let timer = 0
  let under = false
  let ended = false
  const say = (words: string) => {
    status.textContent = words
  }

  const save = async () => {
    if (under || ended || isKept()) return
    const [text, offered] = [box.value, choices?.value ?? '']
    const fields = new FormData(form)
    const body = new URLSearchParams({ text, choices: offered })
    for (const name of ['_csrf', 'key', 'draft']) body.set(name, String(fields.get(name)))
    under = true
    try {
      const keepalive = body.toString().length < MOST_KEPT_ALIVE
      const headers = { accept: 'application/json' }
      const answer = await fetch(button.formAction, { method: 'POST', body, headers, keepalive })
      if (answer.ok) {
        const said = (await answer.json()) as { version: string }
        version.value = said.version
        kept = text
        keptChoices = offered
        say(said.version ? '下書きを保存しました' : '')
      } else {
        const { message } = (await answer.json()) as { message?: string }
        ended = answer.status === 409
        if (ended) button.hidden = false // whoever presses it is asked which one to keep
        say(message ?? '下書きを保存できませんでした')
      }
    } catch {
      say('下書きを保存できませんでした。つながりしだい、もう一度保存します')
    } finally {
      under = false
    }
    if (!ended && !isKept()) soon()
  }
  const soon = () => {
    clearTimeout(timer)
    timer = window.setTimeout(save, PAUSE_MS)
  }

  button.hidden = true // the page does it by itself
  for (const field of [box, choices]) {
    field?.addEventListener('input', soon)
    field?.addEventListener('change', () => void save()) // it is left, perhaps for a button that shows the page again
  }
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    ended = true
  })
  addEventListener('pagehide', () => void save())

  // What an address put into the reply is a draft from now on: loading the page again does not put it in twice.
  const here = new URL(location.href)
  const inserted = ['faq', 'canned', 'taken'].filter((name) => here.searchParams.has(name))
  for (const name of inserted) here.searchParams.delete(name)
  if (inserted.length > 0) {
    history.replaceState(null, '', here)
    kept = button.dataset['kept'] ?? ''
    void save()
  }
}
