// The place of a report: from where the phone is, or from where the photo was taken; never without being shown first.
import { photoPosition } from './photo-position.ts'

const WORDS = {
  looking: 'いまいる場所を調べています。',
  here: 'いまいる場所に印を付けました。ずれていれば、地図で直せます。',
  photo: '写真に記録された場所に印を付けました。ずれていれば、地図で直せます。',
  map: '地図の場所に印を付けました。',
  cleared: '印を消しました。',
  failed: 'いまいる場所が分かりませんでした。地図か、住所・目印で教えてください。',
}

const latitude = document.querySelector<HTMLInputElement>('[data-pick="latitude"]')
const longitude = document.querySelector<HTMLInputElement>('[data-pick="longitude"]')
const said = document.querySelector('#place-said')
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
