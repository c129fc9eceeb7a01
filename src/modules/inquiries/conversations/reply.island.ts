// Ctrl+Enter (⌘+Enter) sends. What somebody outside types survives a reload, and a failure, in their own browser until it was sent
// (the desk keeps drafts on the server). Files that are too large are told at once, not after they went up.
import { reasonAgainstFiles } from '../sending/files-fit.ts'
import { pageLanguage } from './page-language.ts'

const form = document.querySelector<HTMLFormElement>('#reply-form')
const box = form?.querySelector('textarea')
const files = form?.querySelector<HTMLInputElement>("input[type='file']")

if (form && box) {
  const place = form.dataset['draft'] && `draft ${form.dataset['draft']}`
  if (location.hash === '#sent') {
    if (place) sessionStorage.removeItem(place)
    // The address that somebody notes down does not say once more that it has arrived.
    const here = new URL(location.pathname + location.search, location.href)
    here.searchParams.delete('done')
    history.replaceState(null, '', here)
    if (matchMedia('(pointer: fine)').matches) box.focus()
  }
  if (place) {
    if (box.value === '') box.value = sessionStorage.getItem(place) ?? ''
    box.addEventListener('input', () => sessionStorage.setItem(place, box.value))
  }
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault()
      form.requestSubmit()
    }
  })
}

if (form && files) {
  const word = document.createElement('p')
  word.className = 'field-error'
  word.id = 'files-reason'
  word.role = 'alert'
  const fits = (): boolean => {
    const reason = reasonAgainstFiles([...(files.files ?? [])], pageLanguage())
    word.textContent = reason ?? ''
    if (reason) files.setAttribute('aria-describedby', word.id)
    else files.removeAttribute('aria-describedby')
    files.ariaInvalid = String(reason !== undefined)
    return reason === undefined
  }
  form.querySelector('.reply-tools')?.before(word)
  files.addEventListener('change', () => {
    const said = files.getAttribute('aria-describedby')
    if (said === 'reply-error') document.getElementById(said)?.remove() // it was about the files before these
    fits()
  })
  form.addEventListener('submit', (event) => {
    if (fits()) return
    event.preventDefault()
    files.focus()
  })
}
