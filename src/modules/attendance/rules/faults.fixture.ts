import { Faults } from './fault.ts'

/** The fields for which the work is refused; none where it is done. */
export function fieldsOf(work: () => unknown): string[] {
  try {
    work()
    return []
  } catch (error) {
    if (error instanceof Faults) return error.faults.map(({ field }) => field)
    throw error
  }
}
