/**
 * Turns at asking: one runs at a time, and all who come meanwhile are in the next. Nobody gets what was read before they asked.
 * @param left called when a turn has ended and nobody waits for another
 * @returns takes part in the next turn: its answer, and the place in it of whoever asked
 */
export function inTurns<Asked, Answer>(
  read: (asked: readonly Asked[]) => Promise<Answer>,
  left?: () => void,
): (one: Asked) => { answer: Promise<Answer>; place: number } {
  let last: Promise<unknown> = Promise.resolve()
  let next: { asked: Asked[]; answer: Promise<Answer> } | undefined

  const open = () => {
    const asked: Asked[] = []
    const begin = () => {
      next = undefined
      return read(asked)
    }
    const answer = last.then(begin, begin)
    last = answer
    const leave = () => {
      if (last === answer) left?.()
    }
    answer.then(leave, leave)
    return { asked, answer }
  }

  return (one) => {
    next ??= open()
    const { asked, answer } = next
    const known = asked.indexOf(one)
    return { answer, place: known < 0 ? asked.push(one) - 1 : known }
  }
}
