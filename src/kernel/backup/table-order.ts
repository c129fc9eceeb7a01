export interface Dependent {
  name: string
  /** Names of the tables that its foreign keys lead to; itself does not count. */
  references: string[]
}

/**
 * Tables in an order in which each comes after all it refers to, so that they can be filled with every foreign key checked.
 * @throws Error where tables refer to each other in a ring
 */
export function inOrderOfReference<T extends Dependent>(tables: readonly T[]): T[] {
  const waiting = new Map(tables.map((table) => [table.name, table]))
  const ordered: T[] = []
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ name, references }) =>
      references.every((other) => other === name || !waiting.has(other)),
    )
    if (ready.length === 0) throw new Error(`tables refer to each other in a ring: ${[...waiting.keys()].join(', ')}`)
    for (const table of ready) waiting.delete(table.name)
    ordered.push(...ready)
  }
  return ordered
}
