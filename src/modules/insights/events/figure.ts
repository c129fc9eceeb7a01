/** What the events of one kind come to in a month or a fiscal year. */
export interface Figure {
  span: 'month' | 'year'
  startsOn: Temporal.PlainDate
  kind: string
  /** What it is a part of: a channel, a site. */
  part: string
  total: number
  events: number
}

/** The figures of one time, to reckon with: undefined where nothing of the kind happened, or was not counted. */
export interface Facts {
  /** The sum of the amounts, of one part or of all. */
  total: (kind: string, part?: string) => number | undefined
  /** How many events that is. */
  events: (kind: string, part?: string) => number | undefined
}

const add = (sums: Map<string, number>, key: string, more: number) => sums.set(key, (sums.get(key) ?? 0) + more)

const named = (kind: string, part?: string) => (part === undefined ? kind : `${kind} ${part}`)

export function factsOf(figures: readonly Figure[]): Facts {
  const [totals, counts] = [new Map<string, number>(), new Map<string, number>()]
  for (const { kind, part, total, events } of figures) {
    add(totals, kind, total)
    add(counts, kind, events)
    if (!part) continue
    add(totals, named(kind, part), total)
    add(counts, named(kind, part), events)
  }
  return {
    total: (kind, part) => totals.get(named(kind, part)),
    events: (kind, part) => counts.get(named(kind, part)),
  }
}
