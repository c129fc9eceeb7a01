import type { Staff } from '#kernel/identity/staff.ts'
import { digestOf } from '#lib/json/digest.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Draft } from '../../editing/draft.ts'
import { findDraftOf } from '../../editing/drafts.queries.ts'
import { mayEdit } from '../../editing/may.ts'
import type { Sketch } from '../../editing/sketch/sketch.ts'
import { findOfferingOf, listVersions } from '../../offering/offerings.queries.ts'
import { findImported, findPublishedImport, type Imported } from './standing.queries.ts'

/** What the town has of a procedure: its draft, otherwise the version that stands. */
export interface Standing {
  sketch: Sketch
  sectionId: number
  draft?: Draft
  /** The version that stands, where there is no draft. */
  version?: { id: number; number: number }
  /** Of what it says: whoever compared it is told where it has changed since. */
  digest: string
}

/** Only of what one may work on; another section's is refused when it comes to the draft. */
export async function findStanding(db: Db<'procedures'>, staff: Staff, slug: string): Promise<Standing | undefined> {
  const draft = await findDraftOf(db, slug)
  if (draft) {
    const { sketch, sectionId } = draft
    return mayEdit(staff, sectionId) ? { sketch, sectionId, draft, digest: digestOf(sketch) } : undefined
  }
  const offering = await findOfferingOf(db, slug)
  if (!offering || !mayEdit(staff, offering.sectionId)) return undefined
  const [version] = await listVersions(db, offering.id)
  const sketch = version!.definition as unknown as Sketch
  const { id, number } = version!
  return { sketch, sectionId: offering.sectionId, version: { id, number }, digest: digestOf(sketch) }
}

/** What ours came from, as far as it came from that town. */
export async function findBase(
  db: Db<'procedures'>,
  { draft }: Pick<Standing, 'draft'>,
  from: { code: string; slug: string },
): Promise<Imported | undefined> {
  const ofDraft = draft?.importId ? await findImported(db, draft.importId, from) : undefined
  return ofDraft ?? (await findPublishedImport(db, from))
}
