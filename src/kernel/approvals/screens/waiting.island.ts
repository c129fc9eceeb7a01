// Keys for whoever works through what waits: j and k lead on and back, a to the act, r to the return.
const KEYS: Record<string, string> = {
  j: '#proposal a[rel="next"]',
  k: '#proposal a[rel="prev"]',
  r: '#proposal .form-actions a[href$="/return"]',
}

document.addEventListener('keydown', (event) => {
  const { target, key, ctrlKey, metaKey, altKey } = event
  if (ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return
  if (target.matches('input, textarea, select, [contenteditable]')) return
  const selector = KEYS[key]
  if (selector) document.querySelector<HTMLElement>(selector)?.click()
  // Only shown the way: what decides is pressed by a hand that meant it.
  else if (key === 'a') document.querySelector<HTMLElement>('#proposal .form-actions .button')?.focus()
})
