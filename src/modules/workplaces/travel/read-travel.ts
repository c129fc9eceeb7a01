import type { Site } from '#kernel/sites/site.ts'
import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { wholeNumber } from '#lib/text/whole-number.ts'

/** As it was typed, by the field of each site. */
export type TypedTravel = Record<string, string>

export const fieldOf = ({ id }: Pick<Site, 'id'>): string => `site-${id}`

const LONGEST = 300

/** Minutes one way, by site; what is left empty is not known. @throws Refusal 422 with everything that is wrong */
export function readTravel(typed: TypedTravel, sites: readonly Pick<Site, 'id' | 'name'>[]): Map<number, number> {
  const minutes = new Map<number, number>()
  const mistakes: Mistake[] = []
  for (const site of sites) {
    const field = fieldOf(site)
    const text = typed[field] ?? ''
    if (!text.trim()) continue
    const value = wholeNumber(text, 0, LONGEST)
    if (value !== undefined) minutes.set(site.id, value)
    else
      mistakes.push({
        field,
        message: `${site.name}までの片道は、0 から ${LONGEST} までの分で入力してください。例: 25`,
      })
  }
  refuseMistakes(mistakes)
  return minutes
}
