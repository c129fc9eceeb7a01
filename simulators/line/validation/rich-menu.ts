import type { RichMenuObject } from '../rich-menus.ts'
import { checkAction, IN_RICH_MENU } from './action.ts'
import { type Fields, Violations, WrongType } from './violations.ts'

export const LEAST_WIDTH = 800
export const MOST_WIDTH = 2_500
export const LEAST_HEIGHT = 250
export const LEAST_RATIO = 1.45

export const fits = ({ width, height }: { width: number; height: number }): boolean =>
  width >= LEAST_WIDTH && width <= MOST_WIDTH && height >= LEAST_HEIGHT && width / height >= LEAST_RATIO

/** What is wrong with a rich menu object, in LINE's words; undefined where nothing is. */
export function checkRichMenu(body: Fields): Violations {
  const violations = new Violations()
  const size = violations.object('size', body.size)
  const width = size && violations.number('size.width', size.width)
  const height = size && violations.number('size.height', size.height)
  if (width !== undefined && height !== undefined && !fits({ width, height }))
    violations.add('size', 'invalid richmenu size')
  if (body.selected === undefined) violations.add('selected', 'must be specified')
  else if (typeof body.selected !== 'boolean') throw new WrongType('selected')
  if (body.name === undefined) violations.add('name', 'must be specified')
  else violations.text('name', body.name, 300)
  if (body.chatBarText === undefined) violations.add('chatBarText', 'must be specified')
  else violations.text('chatBarText', body.chatBarText, 14)
  for (const [index, one] of violations.list('areas', body.areas, 20).entries()) {
    const place = `areas[${index}]`
    const area = violations.object(place, one)
    if (!area) continue
    const bounds = violations.object(`${place}.bounds`, area.bounds)
    for (const side of bounds ? ['x', 'y', 'width', 'height'] : []) {
      const value = violations.number(`${place}.bounds.${side}`, bounds![side])
      if (value !== undefined && (value < 0 || value > MOST_WIDTH))
        violations.add(`${place}.bounds.${side}`, `Must be between 0 and ${MOST_WIDTH}`)
    }
    checkAction(violations, `${place}.action`, area.action, IN_RICH_MENU)
  }
  return violations
}

export const asRichMenu = ({ size, selected, name, chatBarText, areas }: Fields): RichMenuObject =>
  ({ size, selected, name, chatBarText, areas }) as RichMenuObject
