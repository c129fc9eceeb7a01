import { csvLine } from '#lib/csv/write-csv.ts'
import { findStandardSet, rowOf, type StandardSetId, standardOf } from '#lib/open-data/standard/sets.ts'
import type { DemoFacility } from './facilities.ts'
import { placeOnMap } from './place-on-map.ts'

const TOWN = { 都道府県名: '宮崎県', 市区町村名: 'あおぞら市' }
const CODE = '459992'

const placeOf = ({ name, nameKana, townArea, street, at, phone }: DemoFacility) => {
  const { latitude, longitude } = placeOnMap(name, at)
  return {
    名称: name,
    名称_カナ: nameKana,
    住所: `${TOWN.都道府県名}${TOWN.市区町村名}${townArea}${street}`,
    緯度: latitude,
    経度: longitude,
    電話番号: phone || '0980-00-0100',
  }
}

/** Where there is an AED: indoors, by the entrance. */
const AED = /庁舎|分室|センター|ホール|図書館$|公民館|道の駅|総合運動公園/
/** Where people go in an emergency, and from what. */
const EVACUATION = /庁舎|やまて|公民館|運動公園|公園$|分室/
const HAZARDS: readonly (readonly [column: string, isSafe: (at: DemoFacility['at']) => boolean])[] = [
  ['災害種別_洪水', ([, north]) => north > -10],
  ['災害種別_崖崩れ、土石流及び地滑り', ([, north]) => north < 30],
  ['災害種別_高潮', ([, north]) => north > 0],
  ['災害種別_地震', () => true],
  ['災害種別_津波', ([, north]) => north > 2],
  ['災害種別_大規模な火事', ([, north]) => north < 20],
]

const hazardsOf = ({ at }: DemoFacility): Record<string, string> =>
  Object.fromEntries(HAZARDS.map(([column, isSafe]) => [column, isSafe(at) ? '1' : '']))

/** A file as a section has it, in the older edition of the standard. */
function file(set: StandardSetId, rows: Record<string, string>[]): Uint8Array {
  const standard = standardOf(set, 'older')
  const lines = [standard.columns.map(({ name }) => name), ...rows.map((row) => rowOf(standard, row))]
  return new TextEncoder().encode(`\uFEFF${lines.map((cells) => `${csvLine(cells)}\r\n`).join('')}`)
}

const number = (at: number) => String(at + 1).padStart(10, '0')

export const nameOfSet = (set: StandardSetId): string => findStandardSet(set)!.name

export const aedFile = (facilities: readonly DemoFacility[]): Uint8Array =>
  file(
    'aed',
    facilities
      .filter(({ name }) => AED.test(name))
      .map((one, at) =>
        Object.assign(placeOf(one), TOWN, {
          都道府県コード又は市区町村コード: CODE,
          NO: number(at),
          設置位置: '1階の入口',
          団体名: 'あおぞら市',
          利用可能曜日: one.weekdays,
          開始時間: one.hours[0] ?? '',
          終了時間: one.hours[1] ?? '',
          小児対応設備の有無: at % 4 === 3 ? '無' : '有',
        }),
      ),
  )

export const evacuationFile = (facilities: readonly DemoFacility[]): Uint8Array =>
  file(
    'evacuation-site',
    facilities
      .filter(({ name }) => EVACUATION.test(name))
      .map((one, at) =>
        Object.assign(placeOf(one), TOWN, hazardsOf(one), {
          NO: number(at),
          市区町村コード: CODE,
          標高: String(Math.max(2, Math.round((one.at[1] + 30) * 1.3))),
          想定収容人数: String(200 + ((at * 370) % 1900)),
        }),
      ),
  )
