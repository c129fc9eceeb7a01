import type { messagingApi } from '@line/bot-sdk'
import { areasOf, type MenuContent, type MenuField, sizeOf } from './menu.ts'

/** LINE cuts what is read aloud at 20. */
const LONGEST_LABEL = 20

/** As LINE wants it. @param key by which it is found again there */
export function menuOnTheWire(menu: MenuContent, key: string, publicUrl: string): messagingApi.RichMenuRequest {
  const areas = areasOf(menu.layout)
  return {
    size: sizeOf(menu.layout),
    selected: true,
    name: nameAtLine(menu.name, key),
    chatBarText: menu.barText,
    areas: menu.fields.map((field, place) => ({ bounds: areas[place]!, action: actionOf(field, publicUrl) })),
  }
}

export const nameAtLine = (name: string, key: string): string => `${name} (${key})`

function actionOf({ title, note, action, value }: MenuField, publicUrl: string): messagingApi.Action {
  const label = [title, note].filter(Boolean).join(' ').slice(0, LONGEST_LABEL).toWellFormed()
  if (action === 'word') return { type: 'message', label, text: value }
  return { type: 'uri', label, uri: action === 'page' ? `${publicUrl}${value}` : value }
}
