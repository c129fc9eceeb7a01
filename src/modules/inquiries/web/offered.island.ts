// That an answer was opened is counted, once; not which one, nor by whom.
const address = document.querySelector<HTMLElement>('[data-counts-openings]')?.dataset['countsOpenings']

if (address) {
  let counted = false
  const count = ({ target }: Event) => {
    if (counted || !(target instanceof HTMLDetailsElement) || !target.open || !target.querySelector('.faq-answer'))
      return
    counted = true
    const token = document.querySelector<HTMLInputElement>('input[name=_csrf]')?.value ?? ''
    void fetch(address, { method: 'POST', body: new URLSearchParams({ _csrf: token }), keepalive: true })
  }
  document.addEventListener('toggle', count, true) // it does not bubble
}
