import type { Language } from '#lib/text/language.ts'
import { Button } from '#ui/index.ts'
import { asset } from '../http/assets.ts'
import type { Settings } from '../settings.ts'
import { MAP } from './map-words.ts'

export type MapSettings = Pick<Settings, 'MAP_TILES' | 'MAP_CREDIT'>

/** The one place from which the map fetches tiles. */
export const originOf = ({ MAP_TILES }: MapSettings): string | undefined =>
  MAP_TILES && new URL(MAP_TILES.replaceAll(/[{}]/g, '')).origin

/** The script that a page with such a door brings. */
export const mapScript = (): string => asset('map-door.island.js')

/** What an entry of the list has in `data-place`, so that it is on the map. */
export const onMap = (
  href: string,
  name: string,
  { longitude, latitude }: { longitude: number; latitude: number },
): string => JSON.stringify({ href, name, at: [longitude, latitude] })

export interface MapDoorProps {
  settings: MapSettings
  language: Language
  /** A place is chosen on it, and it shows at first this part of the earth. */
  picks?: { west: number; south: number; east: number; north: number }
}

/** Where a chosen place is kept, which a form sends; other scripts of the page may set it and say so by `change`. */
export const PickedPlace = ({ latitude = '', longitude = '' }: { latitude?: string; longitude?: string }) => (
  <>
    <input type="hidden" name="latitude" value={latitude} data-pick="latitude" />
    <input type="hidden" name="longitude" value={longitude} data-pick="longitude" />
  </>
)

/** Where the map will be: the door to it, which says what it costs. Without JavaScript there is the list, and nothing here. */
export const MapDoor = ({ settings, language, picks }: MapDoorProps) => (
  <div
    id="map-door"
    hidden
    data-script={asset('map.island.js')}
    data-library={asset('maplibre-gl.mjs')}
    data-worker={asset('maplibre-gl-worker.mjs')}
    data-stylesheet={asset('maplibre-gl.css')}
    data-base="/base-map.json"
    data-tiles={settings.MAP_TILES}
    data-credit={settings.MAP_TILES && settings.MAP_CREDIT}
    data-failed={MAP[language].failed}
    data-controls={JSON.stringify(MAP[language].controls)}
    data-picks={picks && [picks.west, picks.south, picks.east, picks.north].join(' ')}
    data-here={picks && MAP[language].here}
    data-pin={picks && MAP[language].pin}
  >
    <Button type="button" variant="secondary" icon="map-pin">
      {MAP[language][picks ? 'pick' : 'show']}
    </Button>
    <p class="field-hint">{MAP[language].note}</p>
  </div>
)
