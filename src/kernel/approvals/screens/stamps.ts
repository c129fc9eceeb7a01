import { momentInWords } from '#lib/time/in-words.ts'
import type { Stamp } from '#ui/index.ts'
import { seatTitle, type Turn } from '../desks/who-may-act.ts'
import { type Circulation, turnOf } from '../proposals/circulation.ts'
import { type Act, actInWord, awaitsReview, openSteps, type Step } from '../proposals/proposal.ts'
import { STEP_KINDS } from '../routes/route.ts'

/** The route as a row of stamps: what was done, where it lies, what is to come. */
export function stampsOf(circulation: Circulation, proposed: Act, now: Temporal.Instant): Stamp[] {
  const open = new Set(openSteps(circulation.proposal, circulation.steps))
  return [
    { role: '起案', ...signature(proposed, now), state: 'done' },
    ...circulation.steps.map((step): Stamp => {
      if (step.act) return stamped(step, step.act, now)
      const turn = turnOf(circulation, step)
      const role = roleOf(step, turn?.title ?? seatTitle(circulation.desks, step.seat))
      return {
        role,
        name: namesOf(turn),
        note: awayNote(turn, open.has(step)),
        state: open.has(step) ? 'current' : 'next',
      }
    }),
  ]
}

const roleOf = ({ kind }: Step, title: string) =>
  kind === 'concurrence' ? `${title}(${STEP_KINDS.concurrence})` : title

const signature = (act: Act, now: Temporal.Instant) => ({
  name: act.name,
  word: actInWord(act),
  time: { datetime: act.at.toString(), text: narrow(act.at, now) },
})

/** 10月28日 12:31: without the weekday, for which a stamp has no room. */
const narrow = (at: Temporal.Instant, now: Temporal.Instant) => momentInWords(at, now).replace(/\(.\)/, '')

function stamped(step: Step, act: Act, now: Temporal.Instant): Stamp {
  const notes = [
    act.inPlaceOfName && `${act.inPlaceOfName}の不在中`,
    act.asStandIn && !act.inPlaceOfName && '職にある人なし',
    act.act === 'decide' && act.delegatedUnder,
    step.review && `後閲 ${step.review.name} ${narrow(step.review.at, now)}`,
    awaitsReview(step) && '後閲はまだ',
  ].filter(Boolean)
  const state = act.act === 'return' || act.act === 'reject' ? 'returned' : 'done'
  return { role: roleOf(step, act.title), ...signature(act, now), note: notes.join('、') || undefined, state }
}

const namesOf = (turn: Turn | undefined): string => {
  const people = turn && (turn.holders.length > 0 ? turn.holders : turn.standIns)
  return people?.map(({ name }) => name).join('、') || '(未定)'
}

function awayNote(turn: Turn | undefined, isOpen: boolean): string | undefined {
  if (!turn || !isOpen || turn.holders.some(({ away }) => !away)) return undefined
  const standIns = turn.standIns.map(({ name }) => name).join('、')
  if (turn.holders.length === 0) return `代理 ${standIns}`
  return standIns ? `不在。代理 ${standIns}` : '不在。戻るまで待ちます'
}
