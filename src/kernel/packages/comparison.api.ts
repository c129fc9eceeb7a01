import { z } from '@hono/zod-openapi'
import { isAsked, type ToldDifference } from './told-difference.ts'

const side = z.enum(['ours', 'theirs'])
const said = z.string().nullable().openapi({ description: 'null: ない' })

/** What a program sends along that has compared before it adopts. */
export const comparedBefore = {
  against: z.string().max(64).optional().openapi({ description: '比べたときの against。変わっていたら 409' }),
  choices: z
    .record(z.string().max(200), side)
    .optional()
    .openapi({ description: '選んだ側。key ごと。書かないところは、この町のまま' }),
  older: z.boolean().optional().openapi({ description: 'olderThan があるとき、古い版と知ったうえで取り込むなら true' }),
}

export const Comparison = z
  .object({
    against: z.string().openapi({ description: 'この町の内容。空: この町にはない' }),
    hasBase: z.boolean().openapi({ description: '前に取り込んだ版と比べたか' }),
    olderThan: z.int().nullable().openapi({ description: 'ファイルがこの番号の版より古い。null: 古くない' }),
    differences: z.array(
      z.object({
        key: z.string(),
        where: z.string(),
        changedBy: z
          .enum(['theirs', 'ours', 'both', 'either'])
          .openapi({ description: 'either: 両方が違うように変えた(または、どちらか分からない)' }),
        asked: z.boolean().openapi({ description: 'どちらにするかを選ぶところ' }),
        base: said,
        ours: said,
        theirs: said,
      }),
    ),
  })
  .openapi('PackageComparison')

export const differenceOut = (told: ToldDifference) => ({
  key: told.key,
  where: told.where,
  changedBy: told.changedBy,
  asked: isAsked(told),
  base: told.base ?? null,
  ours: told.ours ?? null,
  theirs: told.theirs ?? null,
})
