import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { dutyAgainst, type KnownOfOrder, readTimes, type TypedOrder, type Wrong } from '../asking/read-order.ts'
import { type Between, hoursInWords, isSameTimes, type Times } from '../order.ts'
import { unworked } from './worked.ts'

/** As it was typed. */
export type TypedConfirmation = Pick<TypedOrder, 'on' | 'begins' | 'ends' | 'restBegins' | 'restEnds'> & {
  words: string
}

export interface KnownOfConfirmation extends Omit<KnownOfOrder, 'closed'> {
  worked: readonly Between[]
  /** What the punches propose. */
  proposed: Times | undefined
}

const LONGEST_WORDS = 1000
const instants = Temporal.Instant.compare

function checkTimes(times: Times, known: KnownOfConfirmation, wrong: Wrong<keyof TypedConfirmation>) {
  if (instants(times.until, known.now) > 0) return wrong('ends', '終わりは、今より前の時刻にしてください。')
  if (dutyAgainst(known, times))
    return wrong('begins', '正規の勤務時間と重なっています。その前か後の時間にしてください。')
  const [gap] = unworked(times, known.worked)
  if (gap) {
    const without = hoursInWords({ ...gap, rest: undefined })
    wrong(
      instants(gap.from, times.from) > 0 ? 'ends' : 'begins',
      `打刻のない時間(${without})があります。時刻を直すか、休憩に入れてください。打刻がもれていたときは、本人が訂正を申請してから確認してください。`,
    )
  }
}

/** What was typed. @throws Refusal 422 with everything that is wrong with it */
export function readConfirmation(typed: TypedConfirmation, known: KnownOfConfirmation): { done: Times; words: string } {
  const mistakes: Mistake[] = []
  const wrong: Wrong<keyof TypedConfirmation> = (field, message) => void mistakes.push({ field, message })
  const done = readTimes(typed, wrong)
  if (done && mistakes.length === 0) checkTimes(done, known, wrong)
  const words = typed.words.trim()
  const isAsProposed = done && known.proposed && isSameTimes(done, known.proposed)
  if (!words && !isAsProposed) wrong('words', '命令と打刻の重なりと違う時間にする理由を入力してください。')
  if ([...words].length > LONGEST_WORDS) wrong('words', `${LONGEST_WORDS} 文字までにしてください。`)
  refuseMistakes(mistakes)
  return { done: done!, words }
}

/** @throws Refusal 422 without a reason */
export function readCancellation(typed: string): string {
  const words = typed.trim()
  const mistakes: Mistake[] = []
  if (!words)
    mistakes.push({ field: 'cancelWords', message: '取り消す理由を入力してください。例: 用務がなくなりました' })
  if ([...words].length > LONGEST_WORDS)
    mistakes.push({ field: 'cancelWords', message: `${LONGEST_WORDS} 文字までにしてください。` })
  refuseMistakes(mistakes)
  return words
}
