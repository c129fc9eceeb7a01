import type { Tx } from '#lib/db/connect.ts'
import { buryGone, digestOf, insertFound, listKnown, listSlugs, renewFound, setSeen } from './apply.queries.ts'
import { Unreadable } from './reading/ask-ckan.ts'
import type { Reading } from './reading/found.ts'
import { slugPart } from './reading/plain-words.ts'
import type { Counts } from './sources/runs.queries.ts'
import type { Run, Source } from './sources/source.ts'

/** Names of ours for what others call so: each its own, also beside those that are there. */
export function namer(code: string, taken: Set<string>): (name: string) => string {
  return (name) => {
    const part =
      slugPart(name)
        .slice(0, 50)
        .replace(/[-_]+$/, '') || 'dataset'
    for (let number = 1; ; number += 1) {
      const slug = `${code}-${part}${number > 1 ? `-${number}` : ''}`
      if (taken.has(slug)) continue
      taken.add(slug)
      return slug
    }
  }
}

/** Where most of it is gone, something is wrong with the source, more often than with the data. @throws Unreadable */
function refuseLoss(gone: number, live: number, { mayLose }: Run): void {
  if (gone * 2 <= live || gone <= mayLose) return
  throw new Unreadable(
    `集めてあった ${live} 件のうち ${gone} 件が、相手のカタログにありません。相手の故障かもしれないので、なにも変えずにおきました。`,
    gone,
  )
}

/**
 * Makes what is here of a source the same as what was read of it, or changes nothing.
 * @throws Unreadable where so much is gone that somebody must confirm it
 */
export async function apply(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  { id, code }: Source,
  run: Run,
  { found, unreadableIds, repeated }: Reading,
): Promise<Counts> {
  const known = new Map((await listKnown(tx, id)).map((one) => [one.remoteId, one]))
  const there = new Set([...found.map(({ remoteId }) => remoteId), ...unreadableIds])
  const live = [...known.values()].filter(({ isGone }) => !isGone)
  // Pages that overlapped may have passed something over.
  const gone = repeated > 0 ? [] : live.filter(({ remoteId }) => !there.has(remoteId))
  refuseLoss(gone.length, live.length, run)

  const slugOf = namer(code, await listSlugs(tx, `${code}-`))
  const read = found.map((one) => ({ ...one, digest: digestOf(one), known: known.get(one.remoteId) }))
  const fresh = read.flatMap(({ known: here, ...one }) => (here ? [] : [{ ...one, slug: slugOf(one.name) }]))
  const renewed = read.flatMap(({ known: here, ...one }) =>
    here && (here.isGone || here.digest !== one.digest)
      ? [{ ...one, datasetId: here.datasetId, wasGone: here.isGone }]
      : [],
  )
  await insertFound(tx, now, id, fresh)
  await renewFound(tx, now, renewed)
  await buryGone(
    tx,
    now,
    gone.map(({ datasetId }) => datasetId),
  )
  const seen = [...there].filter((remoteId) => known.has(remoteId))
  await setSeen(tx, now, id, seen)
  const back = renewed.filter(({ wasGone }) => wasGone).length
  return { added: fresh.length, changed: renewed.length - back, gone: gone.length, back }
}
