const LARGEST_BATCH = 500

interface Waiting<Item, Answer> {
  item: Item
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

/** SQLSTATE classes 22 and 23: this cannot be stored, however often it is tried. */
const isDataError = (error: unknown): boolean => /^2[23]/.test(String((error as { code?: string }).code ?? ''))

/**
 * Writers at the same moment share a commit: whatever arrives while one batch is being written goes into the next.
 * @param write stores a batch durably and answers for each of its items, in their order
 * @returns a function that stores one item; its answer comes after the commit
 */
export function shareCommits<Item, Answer>(write: (items: Item[]) => Promise<Answer[]>) {
  const waiting: Waiting<Item, Answer>[] = []
  let writing = false

  async function writeOne(batch: Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await write(batch.map(({ item }) => item))
      for (const [place, { resolve }] of batch.entries()) resolve(answers[place]!)
    } catch (error) {
      // What the database refuses of one must not harm the others.
      if (batch.length === 1 || !isDataError(error)) for (const { reject } of batch) reject(error)
      else for (const one of batch) await writeOne([one])
    }
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) await writeOne(waiting.splice(0, LARGEST_BATCH))
    writing = false
  }

  return (item: Item): Promise<Answer> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (writing) return
      writing = true
      setImmediate(() => void writeAll()) // what has come in with this one goes with it
    })
}
