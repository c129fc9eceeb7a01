// The place of a report: from where the phone is, or from where the photo was taken; never without being shown first.
import { photoPosition } from './photo-position.ts'
import type { PLACE } from './place-words.ts'

const latitude = document.querySelector<HTMLInputElement>('[data-pick="latitude"]')
const longitude = document.querySelector<HTMLInputElement>('[data-pick="longitude"]')
const said = document.querySelector<HTMLElement>('#place-said')
/** The page brings them, in its reader's language. */
const WORDS = JSON.parse(said?.dataset['words'] ?? '{}') as (typeof PLACE)['ja']['said']
const clear = document.querySelector<HTMLButtonElement>('#place-clear')
const here = document.querySelector<HTMLButtonElement>('#place-here')
const form = latitude?.form

/** What the next change is told with. */
let telling = WORDS.map

function choose(words: string, place?: { latitude: number; longitude: number }): void {
  latitude!.value = place?.latitude.toFixed(6) ?? ''
  longitude!.value = place?.longitude.toFixed(6) ?? ''
  telling = words
  latitude!.dispatchEvent(new Event('change', { bubbles: true }))
}

/** The first photo that says where it was taken. A place that somebody chose stays. */
async function readPhotos(files: FileList): Promise<void> {
  for (const file of files) {
    if (latitude!.value !== '') return
    const place = photoPosition(await file.slice(0, 256 * 1024).arrayBuffer())
    if (place && latitude!.value === '') return choose(WORDS.photo, place)
  }
}

if (form && latitude && said && clear && here) {
  document.querySelector<HTMLElement>('#place')!.hidden = false
  here.hidden = !('geolocation' in navigator)
  clear.hidden = latitude.value === ''
  latitude.addEventListener('change', () => {
    clear.hidden = latitude.value === ''
    said.textContent = telling
    telling = WORDS.map
  })
  clear.addEventListener('click', () => choose(WORDS.cleared))
  here.addEventListener('click', () => {
    said.textContent = WORDS.looking
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => choose(WORDS.here, coords),
      () => void (said.textContent = WORDS.failed),
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  })
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type="file"]'))
    input.addEventListener('change', () => void readPhotos(input.files!))
}
