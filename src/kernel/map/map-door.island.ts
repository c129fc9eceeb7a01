// The button that brings the map: whoever does not press it loads none of it.
const door = document.querySelector<HTMLElement>('#map-door')

async function show(place: HTMLElement): Promise<void> {
  const { script = '', library = '', stylesheet = '', failed = '' } = place.dataset
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: stylesheet })
  document.head.append(style)
  const box = document.createElement('div')
  box.className = 'offer-map'
  place.replaceChildren(box)
  try {
    const [{ drawMap, pickOnMap }, maplibre] = (await Promise.all([import(script), import(library)])) as [
      typeof import('./map.island.ts'),
      typeof import('maplibre-gl'),
    ]
    const draw = place.dataset['picks'] ? pickOnMap : drawMap
    draw(maplibre, box, place.dataset)
  } catch {
    place.textContent = failed
  }
}

if (door) {
  door.hidden = false
  door.querySelector('button')?.addEventListener('click', () => void show(door), { once: true })
}
