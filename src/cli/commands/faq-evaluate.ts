import { z } from 'zod'
import { measure } from '#lib/retrieval/measures.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Command } from '../command.ts'
import { faqOptions, Id, readAsked, readShape } from '../faq.ts'
import { unreadable } from '../unreadable.ts'

const Qrels = z.array(z.object({ query: Id, doc: Id, grade: z.number() }))

export const faqEvaluate: Command = {
  name: 'faq evaluate',
  summary: {
    ja: 'よくある質問がどれだけ正しく見つかるかを測る',
    en: 'measure how well answers are found',
  },
  options: {
    ...faqOptions,
    qrels: {
      value: 'FILE.json',
      required: true,
      help: {
        ja: '正解 [{query, doc, grade}] (grade 0 は正解ではない)',
        en: 'what answers what, and how well (0 does not)',
      },
    },
  },
  notes: {
    ja: '正解が一つもない質問は数えません。SR@k: 上位 k 件に正解がある質問の割合。P@5: 上位 5 件の正解の割合。MAP・MRR: 全件の順位から。nDCG@10: grade をそのまま利得とします。',
    en: 'Questions that nothing answers are not counted. SR@k: questions with an answer among the first k. P@5: answers among the first five. MAP, MRR: over the whole ranking. nDCG@10: grades are the gains.',
  },
  async run(input, context) {
    try {
      const { index, queries } = await readAsked(input, context)
      const file = input.text('qrels')
      const qrels = Map.groupBy(await readShape(context, file, Qrels), ({ query }) => query)
      const known = new Set(queries.map(({ id }) => id))
      const stray = [...qrels.keys()].find((query) => !known.has(query))
      if (stray !== undefined)
        throw new Refusal(422, `${file} の query ${stray} は、さがす言葉のファイルにありません (no such query)。`)
      const measures = measure(
        queries.map(({ id, text }) => ({
          found: index.search(text, index.size).map((found) => found.id),
          grades: new Map((qrels.get(id) ?? []).map(({ doc, grade }) => [doc, grade])),
        })),
      )
      const { questions, sr1, sr5, p5, map, mrr, ndcg10 } = measures
      const figures = { 'SR@1': sr1, 'SR@5': sr5, 'P@5': p5, MAP: map, MRR: mrr, 'nDCG@10': ndcg10 }
      return {
        ok: true,
        lines: [
          `${questions} / ${queries.length} 件の質問 (questions)`,
          ...Object.entries(figures).map(([name, value]) => `${name.padEnd(8)}${value.toFixed(4)}`),
        ],
        json: { questions, ...figures },
      }
    } catch (error) {
      return unreadable(error)
    }
  },
}
