// bin/bench faq: 1,800 invented answers, indexed and asked; in time of the processor, which others on the machine do not stretch.
import { buildFaqIndex } from '../src/lib/retrieval/faq-index.ts'
import { ASKED, INVENTED } from '../src/lib/retrieval/invented.fixture.ts'
import { end, overRounds, say } from './figures.ts'

const ENTRIES = Number(process.env['ENTRIES'] ?? 1800)
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)
const SECONDS = 2
const QUESTIONS_A_SECOND = 1000

/** Each answer is as long as those of towns are, made of the sentences of several. */
const entries = Array.from({ length: ENTRIES }, (_, n) => {
  const near = (step: number) => INVENTED[(n + step) % INVENTED.length]!
  return {
    id: n + 1,
    question: `${near(0).question}(${near(1 + (n % 7)).keywords})`,
    answer: [0, 3, 5, 11, 17, 23].map((step) => near(step + (n % 13)).answer).join('\n'),
    keywords: near(0).keywords,
  }
})
const synonyms = INVENTED.map(({ keywords }) => keywords.split('、'))

const spent = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000_000
}

const rounds = Array.from({ length: ROUNDS }, () => {
  const began = spent()
  const index = buildFaqIndex(entries, { synonyms })
  const built = spent()
  let asked = 0
  for (; spent() - built < 1; asked += ASKED.length)
    for (const { text } of ASKED) if (index.search(text, 5).length > 5) throw new Error('too many')
  return { seconds: built - began, perSecond: asked / (spent() - built) }
})
const seconds = overRounds(rounds.map((round) => round.seconds))
const perSecond = overRounds(
  rounds.map((round) => round.perSecond),
  0,
)

say({
  figure: `faq: index of ${ENTRIES.toLocaleString('en')} answers, against the ${SECONDS} s it may take`,
  unit: '×',
  ...overRounds(rounds.map((round) => round.seconds / SECONDS)),
  atMost: 1,
  sides: { seconds: seconds.value },
})
say({
  figure: `faq: questions answered a second, against ${QUESTIONS_A_SECOND}`,
  unit: '×',
  ...overRounds(rounds.map((round) => round.perSecond / QUESTIONS_A_SECOND)),
  atLeast: 1,
  sides: { 'questions/s': perSecond.value },
})
end()
