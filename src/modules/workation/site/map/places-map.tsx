import { asset } from '#kernel/http/assets.ts'
import type { Settings } from '#kernel/settings.ts'
import { Button } from '#ui/index.ts'
import type { Language } from '../../language.ts'
import { WORDS } from '../words.ts'

export type MapSettings = Pick<Settings, 'MAP_TILES' | 'MAP_CREDIT'>

/** The one place from which the map fetches tiles. */
export const originOf = ({ MAP_TILES }: MapSettings): string | undefined =>
  MAP_TILES && new URL(MAP_TILES.replaceAll(/[{}]/g, '')).origin

/** Where the map will be: the door to it, which says what it costs. Without JavaScript there is the list, and nothing here. */
export const PlacesMap = ({ settings, language }: { settings: MapSettings; language: Language }) => (
  <div
    id="map-door"
    hidden
    data-script={asset('map.island.js')}
    data-library={asset('maplibre-gl.mjs')}
    data-worker={asset('maplibre-gl-worker.mjs')}
    data-stylesheet={asset('maplibre-gl.css')}
    data-base="/workation/base-map.json"
    data-tiles={settings.MAP_TILES}
    data-credit={settings.MAP_TILES && settings.MAP_CREDIT}
    data-failed={WORDS[language].mapFailed}
  >
    <Button type="button" variant="secondary" icon="map-pin">
      {WORDS[language].showMap}
    </Button>
    <p class="field-hint">{WORDS[language].mapNote}</p>
  </div>
)
