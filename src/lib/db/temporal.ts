// Dates and times cross the driver as Temporal values, never as Date: a `date` has no zone and an instant keeps its microseconds.
import pg from 'pg'

const { types } = pg
types.setTypeParser(types.builtins.INT8, Number) // identities stay far below 2^53
types.setTypeParser(types.builtins.DATE, (text) => Temporal.PlainDate.from(text))
types.setTypeParser(types.builtins.TIME, (text) => Temporal.PlainTime.from(text))
types.setTypeParser(types.builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text))
/** `timestamptz[]`, which the driver has no name for. */
const INSTANTS = 1185
types.setTypeParser(INSTANTS as typeof types.builtins.TIMESTAMPTZ, (text) =>
  [...text.matchAll(/[^{},"]+/g)].map(([one]) => Temporal.Instant.from(one)),
)

// The driver asks a value for toPostgres before it falls back to JSON, which would quote these.
for (const kind of [Temporal.Instant, Temporal.PlainDate, Temporal.PlainTime]) {
  Object.defineProperty(kind.prototype, 'toPostgres', {
    value(this: { toString: () => string }) {
      return this.toString()
    },
  })
}
