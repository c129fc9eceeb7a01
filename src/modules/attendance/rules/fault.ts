/** What is wrong with one field of the input, named as the input names it: `days[3].worked[0].until`. */
export interface Fault {
  field: string
  reason: string
}

/** Nothing was computed: these are all the fields to put right. */
export class Faults extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(faults.map(faultInWords).join('\n'))
    this.name = 'Faults'
    this.faults = faults
  }
}

export const faultInWords = ({ field, reason }: Fault): string => (field ? `${field}: ${reason}` : reason)

/** @throws Faults where there is one */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Faults(faults)
}

/** The faults of a part, under the name that the part has in the whole. */
export const within = (part: string, faults: readonly Fault[]): Fault[] =>
  faults.map(({ field, reason }) => ({ field: field ? `${part}.${field}` : part, reason }))

/** Does the work on a part, or adds its faults to those found elsewhere, so that all are named at once. */
export function orFaults<T>(faults: Fault[], part: string, work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Faults)) throw error
    faults.push(...within(part, error.faults))
    return undefined
  }
}
