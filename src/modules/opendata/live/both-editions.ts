import { municipalityCode, prefectureOf } from '#lib/text/municipality-code.ts'
import type { Profile } from '#kernel/municipality/profile.queries.ts'
import type { StandardEdition } from '#lib/open-data/standard/sets.ts'

type Cells = Readonly<Record<string, string>>
/** A row of a standard set by the names of its columns, in each edition of the standard. */
export type BothEditions = Record<StandardEdition, Cells>

/** @param same whose columns bear one name in both */
export const both = (same: Cells, ...parts: BothEditions[]): BothEditions => ({
  older: Object.assign({}, same, ...parts.map(({ older }) => older)),
  newer: Object.assign({}, same, ...parts.map(({ newer }) => newer)),
})

/** What every row says of the town that publishes it. */
export interface Publisher {
  /** With its check digit. */
  code: string
  prefecture: string
  name: string
}

export const publisherOf = ({ code, name }: Pick<Profile, 'code' | 'name'>): Publisher => ({
  code: municipalityCode(code) ?? code,
  prefecture: prefectureOf(code) ?? '',
  name,
})

/** The same for a record as long as it lives. */
const numberOf = (id: number): string => String(id).padStart(10, '0')

export const publishedBy = ({ code, prefecture, name }: Publisher, id: number): BothEditions => ({
  older: { 都道府県コード又は市区町村コード: code, NO: numberOf(id), 都道府県名: prefecture, 市区町村名: name },
  newer: { 全国地方公共団体コード: code, ID: numberOf(id), 地方公共団体名: name },
})

export const clock = (time: Temporal.PlainTime | null): string => time?.toString({ smallestUnit: 'minute' }) ?? ''

/** A cell is one line. */
export const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ')

const degrees = (of: number | null): string => of?.toFixed(6) ?? ''

export interface Address {
  townArea: string
  street: string
  building: string
  latitude: number | null
  longitude: number | null
}

/** 住所 in the town, whole and in its parts. */
export function addressOf({ code, prefecture, name }: Publisher, at: Address): BothEditions {
  const whole = `${prefecture}${name}${at.townArea}${at.street}`
  const point = { 緯度: degrees(at.latitude), 経度: degrees(at.longitude) }
  return {
    older: { 住所: whole, 方書: at.building, ...point },
    newer: {
      所在地_全国地方公共団体コード: code,
      所在地_連結表記: whole,
      所在地_都道府県: prefecture,
      所在地_市区町村: name,
      所在地_町字: at.townArea,
      所在地_番地以下: at.street,
      '建物名等(方書)': at.building,
      ...point,
    },
  }
}

/** Whether a column says where something is, in either edition. */
export const isOfPlace = (column: string): boolean =>
  /^(?:場所名称|緯度|経度|住所|方書|建物名等\(方書\)|所在地_.+)$/.test(column)

/** An address of which only the whole is known: it may be in another town. */
export function addressElsewhere({ address, ...at }: { address: string } & Pick<Address, 'latitude' | 'longitude'>) {
  const point = { 緯度: degrees(at.latitude), 経度: degrees(at.longitude) }
  return { older: { 住所: address, ...point }, newer: { 所在地_連結表記: address, ...point } }
}
