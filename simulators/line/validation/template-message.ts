import { checkAction, IN_IMAGE_CAROUSEL, IN_TEMPLATE } from './action.ts'
import { checkMediaUrl } from './url.ts'
import type { Fields, Violations } from './violations.ts'

const ALTERNATIVE_TEXT = 1_500

export function checkTemplate(violations: Violations, property: string, message: Fields): void {
  violations.text(`${property}.altText`, message.altText, ALTERNATIVE_TEXT)
  const place = `${property}.template`
  const template = violations.object(place, message.template)
  if (!template) return
  const type = violations.oneOf(`${place}.type`, template.type, ['buttons', 'confirm', 'carousel', 'image_carousel'])
  if (type === 'buttons') {
    const illustrated = template.title !== undefined || template.thumbnailImageUrl !== undefined
    checkPanel(violations, place, template, illustrated ? 60 : 160, 4)
  }
  if (type === 'confirm') {
    violations.text(`${place}.text`, template.text, 240)
    checkActions(violations, place, template, 2)
    if (Array.isArray(template.actions) && template.actions.length === 1)
      violations.add(`${place}.actions`, 'Size must be between 2 and 2')
  }
  if (type === 'carousel')
    eachColumn(violations, place, template, (at, column) => {
      const illustrated = column.title !== undefined || column.thumbnailImageUrl !== undefined
      checkPanel(violations, at, column, illustrated ? 60 : 120, 3)
    })
  if (type === 'image_carousel')
    eachColumn(violations, place, template, (at, column) => {
      checkMediaUrl(violations, `${at}.imageUrl`, column.imageUrl)
      checkAction(violations, `${at}.action`, column.action, IN_IMAGE_CAROUSEL)
    })
}

function checkPanel(violations: Violations, place: string, panel: Fields, longest: number, actions: number): void {
  violations.optionalText(`${place}.title`, panel.title, 40)
  violations.text(`${place}.text`, panel.text, longest)
  if (panel.thumbnailImageUrl !== undefined && panel.thumbnailImageUrl !== null)
    checkMediaUrl(violations, `${place}.thumbnailImageUrl`, panel.thumbnailImageUrl)
  checkActions(violations, place, panel, actions)
}

function checkActions(violations: Violations, place: string, holder: Fields, most: number): void {
  for (const [index, action] of violations.list(`${place}.actions`, holder.actions, most).entries())
    checkAction(violations, `${place}.actions[${index}]`, action, IN_TEMPLATE)
}

function eachColumn(
  violations: Violations,
  place: string,
  template: Fields,
  check: (at: string, column: Fields) => void,
) {
  for (const [index, one] of violations.list(`${place}.columns`, template.columns, 10).entries()) {
    const at = `${place}.columns[${index}]`
    const column = violations.object(at, one)
    if (column) check(at, column)
  }
}
