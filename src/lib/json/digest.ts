import { createHash } from 'node:crypto'

/** The keys of every object in their order: JSON that says the same is the same text. */
const ordered = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(ordered)
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, ordered(value)]),
  )
}

/** SHA-256 of JSON, hex, whatever the order of its keys: a database keeps another than the file has. */
export const digestOf = (json: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(ordered(json)))
    .digest('hex')
