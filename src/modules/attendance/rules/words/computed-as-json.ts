import type { Computed } from '../compute/compute.ts'
import type { RuleId, RuleSet } from '../rule-set/rule-set.ts'

const articlesOf = (rules: RuleSet, ids: Iterable<RuleId>): Record<string, string> =>
  Object.fromEntries([...new Set(ids)].map((id) => [id, `${rules[id].title} — ${rules[id].article}`]))

/** 計算の結果 for programs: figures name their rules, and `articles` says what those are. */
export function computedAsJson({ work, leave, limits }: Computed): Record<string, unknown> {
  const ofWork = work && [work.month, ...work.days].flatMap(({ segments }) => segments)
  const ofLines = work?.month.lines ?? []
  return {
    work: work && {
      days: work.days,
      month: work.month,
      articles: articlesOf(
        work.rules,
        [...ofLines, ...ofWork!].flatMap(({ rules }) => rules),
      ),
    },
    leave: leave && { ...leave.balance, articles: articlesOf(leave.rules, leave.balance.rules) },
    limits: limits && {
      ...limits.standing,
      articles: articlesOf(
        limits.rules,
        limits.standing.measures.map(({ rule }) => rule),
      ),
    },
  }
}
