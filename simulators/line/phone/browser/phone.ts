import { showPart } from './show-part.ts'

const conversation = document.querySelector<HTMLElement>('.conversation')
const alert = document.querySelector<HTMLElement>('#trouble-told')

const toEnd = () => conversation?.scrollTo({ top: conversation.scrollHeight })
toEnd()
addEventListener('load', toEnd)

const { live } = document.body.dataset
if (live) {
  const stream = new EventSource(live)
  stream.addEventListener('part', ({ data }: MessageEvent<string>) => {
    const { id, html } = JSON.parse(data) as { id: string; html: string }
    const near = conversation && conversation.scrollHeight - conversation.scrollTop - conversation.clientHeight < 160
    showPart(id, html)
    if (id === 'conversation' && near) toEnd()
  })
}

// A picture that arrives late must not push the newest words out of sight.
conversation?.addEventListener('load', toEnd, true)

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  if (form.method !== 'post' || form.action.endsWith('/residents')) return
  event.preventDefault()
  void submit(form, event.submitter)
})

async function submit(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const body = new FormData(form, submitter)
  const words = form.hasAttribute('data-write') ? text?.value : undefined
  form.reset()
  form.querySelector('.quoting')?.remove()
  grow()
  form.closest('details')?.removeAttribute('open')
  const response = await fetch(form.action, { method: 'POST', body, headers: { 'x-live': '1' } }).catch(() => undefined)
  const answer = await answerOf(response)
  const { problem = '', told = '' } = answer
  if (problem && words && text) text.value = words
  if (alert) {
    alert.textContent = problem || told
    alert.className = problem ? 'problem' : told ? 'told' : 'unseen'
  }
  toEnd()
}

async function answerOf(response: Response | undefined): Promise<{ problem?: string; told?: string }> {
  const answer = (await response?.json().catch(() => undefined)) as { problem?: string; told?: string } | undefined
  return answer ?? { problem: 'シミュレーターにつながりません' }
}

const text = document.querySelector<HTMLTextAreaElement>('#text')

function grow(): void {
  if (!text) return
  text.style.height = 'auto'
  text.style.height = `${Math.min(text.scrollHeight + 2, 132)}px`
}

text?.addEventListener('input', grow)
text?.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) text.form?.requestSubmit()
})

document.addEventListener('change', (event) => {
  const { form, type } = event.target as HTMLInputElement
  if (type === 'file' && form?.hasAttribute('data-at-once')) form.requestSubmit()
})

document.addEventListener('click', (event) => {
  const opener = (event.target as Element).closest<HTMLElement>('[data-sheet]')
  if (!opener) return
  event.preventDefault()
  const sheet = document.querySelector<HTMLDetailsElement>(`#${opener.dataset.sheet}`)
  sheet?.setAttribute('open', '')
  sheet?.querySelector<HTMLElement>('input, button')?.focus()
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  const open = document.querySelector<HTMLDetailsElement>('.sheets details[open]')
  open?.removeAttribute('open')
  open?.querySelector('summary')?.focus()
})
