/**
 * So many at once; who comes then waits for a turn, holding nothing meanwhile.
 * @param refusal thrown to whoever finds so many waiting already
 */
export function turns(most: number, mostWaiting: number, refusal: () => Error) {
  const waiting: (() => void)[] = []
  let taken = 0
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (taken < most) taken++
    else if (waiting.length >= mostWaiting) throw refusal()
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else taken--
    }
  }
}
