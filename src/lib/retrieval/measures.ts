/** What was found for one question, and what would have answered it: ids with their grade, of which 0 answers nothing. */
export interface Judged<Id> {
  /** The best first, each once. */
  found: readonly Id[]
  grades: ReadonlyMap<Id, number>
}

export interface Measures {
  /** Questions that were measured: those that something answers. */
  questions: number
  /** SR@k (success rate): the part of the questions with an answer among the first k. */
  sr1: number
  sr5: number
  /** P@5 (precision): the part of the first five that are answers, where fewer were found too. */
  p5: number
  /** MAP (mean average precision): the mean, over all answers of a question, of the precision at the place of each; 0 for one not found. */
  map: number
  /** MRR (mean reciprocal rank): one by the place of the first answer. */
  mrr: number
  /** nDCG@10: grades, each divided by log2(1 + place), of what was found, by the same of the best order (Järvelin, Kekäläinen 2002). */
  ndcg10: number
}

/** How well questions are answered, as means over those that anything answers. All of it is 0 where there are none. */
export function measure<Id>(judged: readonly Judged<Id>[]): Measures {
  const each = judged.filter(({ grades }) => [...grades.values()].some((grade) => grade > 0)).map(measureOne)
  const mean = (of: keyof ReturnType<typeof measureOne>) =>
    each.length === 0 ? 0 : each.reduce((sum, one) => sum + one[of], 0) / each.length
  return {
    questions: each.length,
    sr1: mean('sr1'),
    sr5: mean('sr5'),
    p5: mean('p5'),
    map: mean('map'),
    mrr: mean('mrr'),
    ndcg10: mean('ndcg10'),
  }
}

function measureOne<Id>({ found, grades }: Judged<Id>) {
  const gains = found.map((id) => Math.max(0, grades.get(id) ?? 0))
  const hits = gains.map((grade) => (grade > 0 ? 1 : 0))
  const within = (k: number) => hits.slice(0, k).reduce<number>((sum, hit) => sum + hit, 0)
  const first = hits.indexOf(1)
  const wanted = [...grades.values()].filter((grade) => grade > 0).toSorted((one, other) => other - one)
  const precisions = hits.map((hit, at) => (hit * within(at + 1)) / (at + 1))
  return {
    sr1: Math.min(1, within(1)),
    sr5: Math.min(1, within(5)),
    p5: within(5) / 5,
    map: precisions.reduce((sum, one) => sum + one, 0) / wanted.length,
    mrr: first === -1 ? 0 : 1 / (first + 1),
    ndcg10: discounted(gains) / discounted(wanted),
  }
}

const discounted = (gains: readonly number[]): number =>
  gains.slice(0, 10).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0)
