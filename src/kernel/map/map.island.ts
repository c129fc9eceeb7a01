import type { LngLatBounds, Map as MapOfTown, StyleSpecification } from 'maplibre-gl'

/** The library, as its package brings it. */
type MapLibre = typeof import('maplibre-gl')

interface ListedPlace {
  href: string
  name: string
  at: [longitude: number, latitude: number]
}

/** The list says what is on the map, and where. */
const listed = (): ListedPlace[] =>
  [...document.querySelectorAll<HTMLElement>('[data-place]')].map(
    (item) => JSON.parse(item.dataset['place']!) as ListedPlace,
  )

const area = (kind: string, color: string) => ({
  id: kind,
  type: 'fill' as const,
  source: 'base',
  filter: ['==', ['get', 'kind'], kind] as ['==', ['get', string], string],
  paint: { 'fill-color': color },
})

/** Sea, land, woods and roads as the town drew them; over them the tiles, where there are any. */
const styleOf = (base: string, tiles: string | undefined, credit: string | undefined): StyleSpecification => ({
  version: 8,
  sources: {
    base: { type: 'geojson', data: base },
    ...(tiles && { tiles: { type: 'raster', tiles: [tiles], tileSize: 256, maxzoom: 18, attribution: credit } }),
  },
  layers: [
    { id: 'sea', type: 'background', paint: { 'background-color': '#cfe3ee' } },
    area('land', '#f4f1e8'),
    area('wood', '#dbe7cf'),
    {
      id: 'road',
      type: 'line',
      source: 'base',
      filter: ['==', ['get', 'kind'], 'road'],
      paint: { 'line-color': '#c9b48a', 'line-width': 3 },
    },
    ...(tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : []),
  ],
})

function mark({ href, name }: ListedPlace): HTMLElement {
  const link = Object.assign(document.createElement('a'), { href, className: 'map-mark', title: name })
  link.setAttribute('aria-label', name)
  return link
}

/** The map itself, with what moves it. @throws where the device cannot */
function viewOf(
  { Map: MapView, NavigationControl, setWorkerUrl }: MapLibre,
  container: HTMLElement,
  { worker = '', base = '', tiles, credit, controls = '{}' }: DOMStringMap,
  bounds: LngLatBounds,
): MapOfTown {
  setWorkerUrl(new URL(worker, location.href).href)
  const map = new MapView({
    container,
    style: styleOf(new URL(base, location.href).href, tiles, credit),
    bounds,
    fitBoundsOptions: { padding: 48, maxZoom: 14 },
    cooperativeGestures: true,
    locale: JSON.parse(controls) as Record<string, string>,
    attributionControl: tiles ? { compact: false } : false,
  })
  map.addControl(new NavigationControl({ showCompass: false }))
  return map
}

/** Draws every place of the list. @throws where the device cannot */
export function drawMap(maplibre: MapLibre, container: HTMLElement, dataset: DOMStringMap): void {
  const places = listed()
  const bounds = places.reduce((all, { at }) => all.extend(at), new maplibre.LngLatBounds())
  const map = viewOf(maplibre, container, dataset, bounds)
  for (const place of places)
    new maplibre.Marker({ element: mark(place), anchor: 'bottom' }).setLngLat(place.at).addTo(map)
}

const picked = (name: string) => document.querySelector<HTMLInputElement>(`[data-pick="${name}"]`)!

/** As near as one must be to see a house. */
const CLOSE = 16

/** A place is chosen by a tap, by dragging the pin, or, with the keyboard, as the middle of the map. @throws where the device cannot */
export function pickOnMap(maplibre: MapLibre, container: HTMLElement, dataset: DOMStringMap): void {
  const [west = 0, south = 0, east = 0, north = 0] = dataset['picks']!.split(' ').map(Number)
  const { here: middle = '', pin: chosen = '' } = dataset
  const [latitude, longitude] = [picked('latitude'), picked('longitude')]
  const map = viewOf(maplibre, container, dataset, new maplibre.LngLatBounds([west, south], [east, north]))
  const element = Object.assign(document.createElement('span'), { className: 'map-mark' })
  element.setAttribute('role', 'img')
  element.setAttribute('aria-label', chosen)
  const pin = new maplibre.Marker({ element, anchor: 'bottom', draggable: true })
  const choose = ({ lat, lng }: { lat: number; lng: number }) => {
    ;[latitude.value, longitude.value] = [lat.toFixed(6), lng.toFixed(6)]
    latitude.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const show = () => {
    if (latitude.value === '') return void pin.remove()
    const at: [number, number] = [Number(longitude.value), Number(latitude.value)]
    pin.setLngLat(at).addTo(map)
    if (!map.getBounds().contains(at)) map.jumpTo({ center: at, zoom: Math.max(map.getZoom(), CLOSE) })
  }
  map.on('click', (event) => choose(event.lngLat))
  pin.on('dragend', () => choose(pin.getLngLat()))
  latitude.addEventListener('change', show)
  const here = Object.assign(document.createElement('button'), { type: 'button', textContent: middle })
  here.className = 'button'
  here.dataset['variant'] = 'tertiary'
  here.addEventListener('click', () => choose(map.getCenter()))
  container.after(here)
  show()
}
