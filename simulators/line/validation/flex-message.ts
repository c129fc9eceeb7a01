import { checkAction, IN_FLEX, IN_FLEX_BUTTON } from './action.ts'
import { checkMediaUrl } from './url.ts'
import type { Fields, Violations } from './violations.ts'

const KILOBYTE = 1024
const LARGEST_BUBBLE = 30 * KILOBYTE
const LARGEST_CAROUSEL = 50 * KILOBYTE
const COMPONENTS = ['box', 'button', 'image', 'video', 'icon', 'text', 'span', 'separator', 'filler']

export function checkFlex(violations: Violations, property: string, message: Fields): void {
  violations.text(`${property}.altText`, message.altText, 1_500)
  const place = `${property}.contents`
  const container = violations.object(place, message.contents)
  if (!container) return
  const type = violations.oneOf(`${place}.type`, container.type, ['bubble', 'carousel'])
  if (type === 'bubble') checkBubble(violations, place, container)
  if (type !== 'carousel') return
  if (bytes(container) > LARGEST_CAROUSEL) violations.add(place, 'The carousel must be 50 KB or smaller')
  for (const [index, one] of violations.list(`${place}.contents`, container.contents, 12).entries()) {
    const at = `${place}.contents[${index}]`
    const bubble = violations.object(at, one)
    if (bubble && violations.oneOf(`${at}.type`, bubble.type, ['bubble'])) checkBubble(violations, at, bubble)
  }
}

function checkBubble(violations: Violations, place: string, bubble: Fields): void {
  if (bytes(bubble) > LARGEST_BUBBLE) violations.add(place, 'The bubble must be 30 KB or smaller')
  for (const block of ['header', 'hero', 'body', 'footer']) {
    if (bubble[block] !== undefined) checkComponent(violations, `${place}.${block}`, bubble[block])
  }
}

function checkComponent(violations: Violations, place: string, value: unknown): void {
  const component = violations.object(place, value)
  const type = component && violations.oneOf(`${place}.type`, component.type, COMPONENTS)
  if (!component || !type) return
  if (type === 'box') {
    violations.oneOf(`${place}.layout`, component.layout, ['horizontal', 'vertical', 'baseline'])
    const contents = Array.isArray(component.contents) ? component.contents : []
    for (const [index, one] of contents.entries()) checkComponent(violations, `${place}.contents[${index}]`, one)
  }
  if (type === 'text' && component.contents === undefined) violations.text(`${place}.text`, component.text, 2_000)
  if (type === 'image' || type === 'icon' || type === 'video') checkMediaUrl(violations, `${place}.url`, component.url)
  if (type === 'button') checkAction(violations, `${place}.action`, component.action, IN_FLEX_BUTTON)
  else if (component.action !== undefined) checkAction(violations, `${place}.action`, component.action, IN_FLEX)
}

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))
