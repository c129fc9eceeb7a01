// Photos of a conversation enlarge in place: arrow keys go through them, Esc closes. Without this, the link opens the photo.

import { pageLanguage } from './page-language.ts'
import { PHOTO } from './photo-words.ts'

const words = PHOTO[pageLanguage()]

const photos = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('.photo-grid a')]

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'button'
  made.dataset['variant'] = 'secondary'
  made.dataset['size'] = 'small'
  made.textContent = text
  made.addEventListener('click', act)
  return made
}

const viewer = document.createElement('dialog')
viewer.className = 'photo-viewer'
viewer.ariaLabel = words.photo
const picture = document.createElement('img')
const place = document.createElement('p')
place.setAttribute('aria-live', 'polite')
const bar = document.createElement('div')
bar.className = 'photo-viewer-bar'

let at = 0

function show(index: number): void {
  const all = photos()
  if (all.length === 0) return
  at = (index + all.length) % all.length
  const link = all[at]
  if (!link) return
  picture.src = link.href
  picture.alt = link.querySelector('img')?.alt ?? ''
  place.textContent = `${at + 1} / ${all.length}`
}

bar.append(
  button(words.previous, () => show(at - 1)),
  place,
  button(words.next, () => show(at + 1)),
  button(words.close, () => viewer.close()),
)
viewer.append(picture, bar)
document.body.append(viewer)

viewer.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowLeft') show(at - 1)
  if (event.key === 'ArrowRight') show(at + 1)
})
viewer.addEventListener('click', (event) => {
  if (event.target === viewer) viewer.close()
})
viewer.addEventListener('close', () => photos()[at]?.focus())

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('.photo-grid a')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  show(photos().indexOf(link))
  viewer.showModal()
})
