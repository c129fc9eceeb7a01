/** Says what is being done, and afterwards how long it took. */
export async function step<T>(title: string, work: () => Promise<T> | T): Promise<T> {
  const began = performance.now()
  process.stdout.write(`▸ ${title}… `)
  try {
    const done = await work()
    process.stdout.write(`${seconds(performance.now() - began)}\n`)
    return done
  } catch (error) {
    process.stdout.write('✖\n')
    throw error
  }
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} 秒`

export const say = (line: string): void => void process.stdout.write(`${line}\n`)
