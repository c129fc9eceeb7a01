import type { Source } from '../sources/source.ts'
import { Unreadable } from './ask-ckan.ts'
import type { Found, Reading } from './found.ts'
import { lineOf } from './plain-words.ts'
import type { Manner } from './read-catalogue.ts'
import { idOf, readPackage } from './read-package.ts'

/** Characters of everything that is kept until the end of a reading. */
const MOST_KEPT = 64 * 1024 * 1024
const MOST_FINDINGS = 20

/** Takes packages as they come, each id once. */
export function gathering(source: Source, { publicUrl }: Pick<Manner, 'publicUrl'>) {
  const reading: Reading = {
    found: [],
    seen: 0,
    echoes: 0,
    unreadable: 0,
    findings: [],
    unreadableIds: new Set(),
    repeated: 0,
  }
  const ids = new Set<string>()
  let kept = 0

  function report(id: string | undefined, why: string) {
    reading.unreadable += 1
    if (id !== undefined) reading.unreadableIds.add(id)
    if (reading.findings.length < MOST_FINDINGS) reading.findings.push({ remoteId: lineOf(id ?? '', 200), why })
  }

  function keep(found: Found) {
    kept += JSON.stringify(found).length
    if (kept > MOST_KEPT) throw new Unreadable('相手のカタログが大きすぎて、いちどに集められません。')
    reading.found.push(found)
  }

  function takeOne(read: unknown) {
    const id = idOf(read)
    if (id !== undefined && ids.has(id)) {
      reading.repeated += 1
      return
    }
    if (id !== undefined) ids.add(id)
    const one = readPackage(read, source, publicUrl)
    if (one.kind === 'found') keep(one.found)
    else if (one.kind === 'echo') reading.echoes += 1
    else if (one.kind === 'unreadable') report(id, one.why)
    reading.seen += 1
  }

  return {
    /** @returns how many of them are new */
    take(packages: readonly unknown[]): number {
      const before = ids.size
      packages.forEach(takeOne)
      return ids.size - before
    },
    seen: () => reading.seen,
    reading: () => reading,
  }
}
