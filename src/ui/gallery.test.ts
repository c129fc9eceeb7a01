import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h, options, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { FormScreen, GalleryPage, InboxScreen, PortalScreen, SignInScreen } from './gallery.page.tsx'
import * as ui from './index.ts'

const props = { stylesheet: '/app.css', photo: '/photo.jpg' }
const screens = { GalleryPage, FormScreen, InboxScreen, PortalScreen, SignInScreen }

const rendered = new Set<unknown>()
options.vnode = (node: VNode) => void rendered.add(node.type)
const pages = Object.entries(screens).map(([name, Screen]) => [name, renderToString(h(Screen, props))] as const)
options.vnode = undefined

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, value]) => value ?? '')

test('every component appears in the gallery', () => {
  const components = Object.entries(ui).filter(([name, value]) => typeof value === 'function' && /^[A-Z]/.test(name))
  assert.ok(components.length > 50)
  assert.deepEqual(
    components.filter(([, component]) => !rendered.has(component)).map(([name]) => name),
    [],
  )
})

for (const [name, html] of pages) {
  test(`${name}: no id is used twice, and whatever points to an id finds it`, () => {
    const ids = all(html, / id="([^"]*)"/g)
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    )
    const pointers = all(html, / (?:for|aria-describedby|aria-labelledby|commandfor)="([^"]*)"/g).flatMap((to) =>
      to.split(' '),
    )
    const errorLinks = all(html, /<li><a href="#([^"]*)">[^<]*<\/a><\/li>/g).filter((to) =>
      html.includes(`id="${to}-error"`),
    )
    assert.deepEqual(
      [...pointers, ...errorLinks, 'main'].filter((id) => !ids.includes(id)),
      [],
    )
  })

  test(`${name}: no inline style or script, so that a strict content security policy holds`, () => {
    assert.doesNotMatch(html, / style=| on\w+="|<style|<script(?![^>]* src=)/)
  })
}
