import { checkLink } from './url.ts'
import type { Fields, Violations } from './violations.ts'

const ANYWHERE = ['postback', 'message', 'uri', 'datetimepicker', 'clipboard']
const QUICK_REPLY = [...ANYWHERE, 'camera', 'cameraRoll', 'location']

type Label = { most: number; required: boolean }

export const IN_QUICK_REPLY: Label = { most: 20, required: true }
export const IN_TEMPLATE: Label = { most: 20, required: true }
export const IN_IMAGE_CAROUSEL: Label = { most: 12, required: false }
export const IN_RICH_MENU: Label = { most: 20, required: false }
export const IN_FLEX_BUTTON: Label = { most: 40, required: true }
export const IN_FLEX: Label = { most: 40, required: false }

export function checkAction(violations: Violations, property: string, value: unknown, label: Label): void {
  const action = violations.object(property, value)
  if (!action) return
  const type = violations.oneOf(`${property}.type`, action.type, label === IN_QUICK_REPLY ? QUICK_REPLY : ANYWHERE)
  if (label.required) violations.text(`${property}.label`, action.label, label.most)
  else violations.optionalText(`${property}.label`, action.label, label.most)
  if (type === 'postback') checkPostback(violations, property, action)
  if (type === 'message') violations.text(`${property}.text`, action.text, 300)
  if (type === 'uri') checkLink(violations, `${property}.uri`, action.uri)
  if (type === 'clipboard') violations.text(`${property}.clipboardText`, action.clipboardText, 1_000)
  if (type === 'datetimepicker') {
    violations.text(`${property}.data`, action.data, 300)
    violations.oneOf(`${property}.mode`, action.mode, ['date', 'time', 'datetime'])
  }
}

function checkPostback(violations: Violations, property: string, action: Fields): void {
  violations.text(`${property}.data`, action.data, 300)
  violations.optionalText(`${property}.displayText`, action.displayText, 300)
  violations.optionalText(`${property}.text`, action.text, 300)
  violations.optionalText(`${property}.fillInText`, action.fillInText, 300)
  if (action.displayText !== undefined && action.text !== undefined)
    violations.add(property, 'displayText and text cannot be used at the same time')
}

export function checkQuickReply(violations: Violations, property: string, value: unknown): void {
  if (value === undefined || value === null) return
  const quickReply = violations.object(property, value)
  const items = quickReply ? violations.list(`${property}.items`, quickReply.items, 13) : []
  for (const [index, one] of items.entries()) {
    const place = `${property}.items[${index}]`
    const item = violations.object(place, one)
    if (!item) continue
    violations.oneOf(`${place}.type`, item.type, ['action'])
    checkAction(violations, `${place}.action`, item.action, IN_QUICK_REPLY)
  }
}
