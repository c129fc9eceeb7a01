import type { Definition, Field } from '../definition.ts'
import type { Finding } from '../finding.ts'
import { boundOn } from '../reading/read-date.ts'
import { mostChosen } from '../reading/read-choice.ts'
import { placesOf } from './places.ts'

/** Questions that nobody can answer, each for itself. */
export const checkFields = (definition: Definition, today: Temporal.PlainDate): Finding[] =>
  placesOf(definition).flatMap(({ field, path }) => {
    const wrong = unanswerable(field, today)
    return wrong ? [{ path, message: `「${field.label}」には誰も答えられません: ${wrong}` }] : []
  })

function unanswerable(field: Field, today: Temporal.PlainDate): string | undefined {
  switch (field.kind) {
    case 'amount':
      return field.min > field.max ? `min(${field.min})が max(${field.max})より大きい` : undefined
    case 'choice':
      return field.many && field.many.min > mostChosen(field)
        ? `${field.many.min}つ以上を、${mostChosen(field)}つまでの中から選べない`
        : undefined
    case 'group':
      return field.min > field.max ? `min(${field.min})が max(${field.max})より大きい` : undefined
    case 'date': {
      const [first, last] = [field.earliest, field.latest].map((bound) => bound && boundOn(bound, today))
      return first && last && Temporal.PlainDate.compare(first, last) > 0
        ? `いちばん早い日(${first.toString()})が、いちばん遅い日(${last.toString()})より後`
        : undefined
    }
    default:
      return undefined
  }
}
