import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

test('a button that is hidden is not shown, though buttons say how they are laid out', () => {
  const css = readFileSync(new URL('components/button.css', import.meta.url), 'utf8')
  assert.match(css, /\.button \{\s*display: inline-flex/)
  assert.match(css, /\.button\[hidden\] \{\s*display: none/)
})
