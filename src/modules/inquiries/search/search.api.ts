import { z } from '@hono/zod-openapi'
import { LONGEST_SEARCH } from '../conversations/inbox-address.ts'
import type { Filter } from '../conversations/lists.queries.ts'
import type { Excerpt } from './excerpts.ts'

const yes = z.enum(['true', 'false']).optional()
const which = z.coerce.number().int().positive().optional()
const day = (description: string) => z.iso.date().optional().openapi({ description })

/** What the list of conversations can be asked for, beside its view. */
export const Narrowing = {
  q: z.string().max(LONGEST_SEARCH).optional().openapi({
    description:
      'さがす言葉。空白で区切ったすべてが、名前、件名、やりとり、メモのどこかにある相談を、新しい順に返します。よく使われる言葉では途中で終わり、next から続けられます',
  }),
  section: which,
  channel: z.enum(['line', 'web', 'phone']).optional(),
  tag: which,
  assignee: which,
  urgent: yes,
  open: yes.openapi({ description: 'true: 完了を除く' }),
  from: day('最後のやりとりが、この日以後(日本の日付)'),
  to: day('最後のやりとりが、この日以前(日本の日付)'),
}

const Query = z.object(Narrowing)

export const filterOf = ({ q: _q, urgent, open, from, to, ...rest }: z.infer<typeof Query>): Filter => ({
  ...rest,
  urgent: urgent === 'true' || undefined,
  open: open === 'true' || undefined,
  from: from ? Temporal.PlainDate.from(from) : undefined,
  to: to ? Temporal.PlainDate.from(to) : undefined,
})

export const ExcerptOut = z
  .object({
    kind: z.enum(['message', 'note']),
    author: z.enum(['resident', 'staff', 'system']),
    staffName: z.string().nullable(),
    at: z.string().openapi({ format: 'date-time' }),
    pieces: z.array(z.object({ text: z.string(), marked: z.boolean() })),
  })
  .nullable()
  .openapi({ description: 'さがした言葉のあるところ。null: さがしていないか、名前か件名にだけある' })

export const excerptOut = ({ kind, author, staffName, at, pieces }: Excerpt): z.infer<typeof ExcerptOut> => ({
  kind,
  author,
  staffName,
  at: at.toString(),
  pieces,
})
