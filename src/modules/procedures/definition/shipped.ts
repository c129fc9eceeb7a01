import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('shipped/', import.meta.url))

/** The definitions that come with the program, as JSON: examples to publish as they are, or to begin one's own from. */
export const shippedDefinitions = (): unknown[] =>
  globSync('*.json', { cwd: folder })
    .sort()
    .map((file): unknown => JSON.parse(readFileSync(`${folder}${file}`, 'utf8')))
