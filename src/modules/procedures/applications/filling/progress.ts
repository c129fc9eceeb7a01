import type { Step } from '../../definition/path.ts'
import type { SavedPages } from '../answers.queries.ts'

/** Where somebody stands in a form. */
export interface Progress {
  steps: Step[]
  /** The first page that was not saved yet. */
  open: string | undefined
}

export const progressOf = (steps: Step[], saved: SavedPages): Progress => ({
  steps,
  open: steps.find(({ page }) => !saved.has(page.id))?.page.id,
})

/** A page may be written once those before it are. */
export function mayWrite({ steps, open }: Progress, page: string): boolean {
  const at = steps.findIndex((step) => step.page.id === page)
  const end = open === undefined ? steps.length - 1 : steps.findIndex((step) => step.page.id === open)
  return at >= 0 && at <= end
}

/** The page after one, on the path; undefined after the last. */
export const pageAfter = ({ steps }: Progress, page: string): string | undefined =>
  steps[steps.findIndex((step) => step.page.id === page) + 1]?.page.id

export const pageBefore = ({ steps }: Progress, page: string): string | undefined =>
  steps[steps.findIndex((step) => step.page.id === page) - 1]?.page.id
