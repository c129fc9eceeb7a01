import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'

const folder = import.meta.dirname
const declared = (css: string) =>
  new Map(
    [...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll(/\s/g, ''),
    ]),
  )

const agency = declared(
  readFileSync(createRequire(import.meta.url).resolve('@digital-go-jp/design-tokens/dist/tokens.css'), 'utf8'),
)
const palette = declared(readFileSync(`${folder}/palette.css`, 'utf8'))
const stylesheet = globSync(`${folder}/**/*.css`)
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

test("a restated token has the value of the Digital Agency's own", () => {
  assert.ok(palette.size > 20)
  for (const [name, value] of palette) assert.equal(value, agency.get(name), name)
})

test('every custom property that is used is declared somewhere', () => {
  const known = declared(stylesheet)
  const used = new Set([...stylesheet.matchAll(/var\((--[\w-]+)\)/g)].map(([, name = '']) => name))
  assert.deepEqual(
    [...used].filter((name) => !known.has(name)),
    [],
  )
})

test('every restated token is used', () => {
  assert.deepEqual(
    [...palette.keys()].filter((name) => !stylesheet.includes(`var(${name})`)),
    [],
  )
})
