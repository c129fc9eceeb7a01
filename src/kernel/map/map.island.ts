import type { StyleSpecification } from 'maplibre-gl'

/** The library, as its package brings it. */
type MapLibre = typeof import('maplibre-gl')

interface ListedPlace {
  href: string
  name: string
  at: [longitude: number, latitude: number]
}

const WORDS: Record<string, Record<string, string>> = {
  ja: {
    'Map.Title': '地図',
    'NavigationControl.ZoomIn': '拡大',
    'NavigationControl.ZoomOut': '縮小',
    'AttributionControl.ToggleAttribution': '出典を表示',
    'CooperativeGesturesHandler.WindowsHelpText': 'Ctrl キーを押しながら回すと、拡大・縮小します',
    'CooperativeGesturesHandler.MacHelpText': '⌘ キーを押しながら回すと、拡大・縮小します',
    'CooperativeGesturesHandler.MobileHelpText': '地図は2本の指で動かします',
  },
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

/** Draws every place of the list. @throws where the device cannot */
export function drawMap(
  maplibre: MapLibre,
  container: HTMLElement,
  { worker = '', base = '', tiles, credit }: DOMStringMap,
): void {
  const { LngLatBounds, Map: MapView, Marker, NavigationControl } = maplibre
  maplibre.setWorkerUrl(new URL(worker, location.href).href)
  const places = listed()
  const bounds = places.reduce((all, { at }) => all.extend(at), new LngLatBounds())
  const map = new MapView({
    container,
    style: styleOf(new URL(base, location.href).href, tiles, credit),
    bounds,
    fitBoundsOptions: { padding: 48, maxZoom: 14 },
    cooperativeGestures: true,
    locale: WORDS[document.documentElement.lang],
    attributionControl: tiles ? { compact: false } : false,
  })
  map.addControl(new NavigationControl({ showCompass: false }))
  for (const place of places) new Marker({ element: mark(place), anchor: 'bottom' }).setLngLat(place.at).addTo(map)
}
