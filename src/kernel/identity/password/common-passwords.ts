import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

let estimator: Promise<ZxcvbnFactory> | undefined

/** Word lists of 15 MB, so they are read when the first password is chosen: leaked passwords, keyboard walks, Japanese names and words. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, japanese] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-ja'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...japanese.dictionary },
    graphs: common.adjacencyGraphs,
  })
}

/** Whether a guesser would find it within 10⁸ tries, knowing `ownWords`: leaked before, a row of keys, a name with a year. */
export async function isCommonPassword(password: string, ownWords: string[]): Promise<boolean> {
  estimator ??= load()
  return (await estimator).check(password, ownWords).score < 3
}
