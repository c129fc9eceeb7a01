// Ctrl+Enter (⌘+Enter) sends. What is typed survives a reload, and a failure, until it was sent.

const box = document.querySelector<HTMLTextAreaElement>('#reply-form textarea')

if (box) {
  const place = `draft ${location.pathname}`
  if (location.hash === '#reply') {
    // the answer to a reply that was taken
    sessionStorage.removeItem(place)
    history.replaceState(null, '', location.pathname + location.search)
  }
  if (box.value === '') box.value = sessionStorage.getItem(place) ?? ''
  box.addEventListener('input', () => sessionStorage.setItem(place, box.value))
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault()
      box.form?.requestSubmit()
    }
  })
}
