import { Refusal } from '#lib/refusal.ts'

/** 版: which of the editions of one thing, and since when there it is. */
export interface Edition {
  number: number
  at: Temporal.Instant
}

/** Of what came before, where the file is older than that: taking it in undoes what that one brought. */
export const newerThan = ({ number, at }: Edition, last: Edition | undefined): number | undefined =>
  last && (number < last.number || Temporal.Instant.compare(at, last.at) < 0) ? last.number : undefined

/** @throws Refusal 422 for an older edition, unless somebody says that it is meant */
export function refuseOlder(newer: number | undefined, isMeant: boolean): void {
  if (newer !== undefined && !isMeant)
    throw new Refusal(
      422,
      `前に取り込んだ第${newer}版より古い版です。新しい版を相手の町から受け取るか、古いと知ったうえで取り込むなら印を付けてください。`,
      'older',
    )
}
