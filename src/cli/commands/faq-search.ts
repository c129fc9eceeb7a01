import type { Command } from '../command.ts'
import { faqOptions, readAsked } from '../faq.ts'
import { unreadable } from '../unreadable.ts'

const FOUND = 10

export const faqSearch: Command = {
  name: 'faq search',
  summary: {
    ja: '住民の言葉に合う、よくある質問をさがす (データベースもネットワークも使いません)',
    en: 'find answers for questions in everyday words (without a database or a network)',
  },
  options: {
    ...faqOptions,
    top: { value: 'N', help: { ja: `一つにつき何件まで (${FOUND})`, en: `how many for each (${FOUND})` } },
  },
  notes: {
    ja: '質問ごとに JSON を 1 行: {"query":1,"results":[{"id":7,"score":12.3}]}。よく合うものから並び、共通の言葉がないものは並びません。',
    en: 'One line of JSON for each question: {"query":1,"results":[{"id":7,"score":12.3}]}. The best first; what has no word in common is left out.',
  },
  async run(input, context) {
    const top = input.count('top') ?? FOUND
    try {
      const { index, queries } = await readAsked(input, context)
      const answers = queries.map(({ id, text }) => ({
        query: id,
        results: index.search(text, top).map((found) => ({ id: found.id, score: found.score })),
      }))
      return { ok: true, lines: answers.map((answer) => JSON.stringify(answer)), json: { queries: answers } }
    } catch (error) {
      return unreadable(error)
    }
  },
}
