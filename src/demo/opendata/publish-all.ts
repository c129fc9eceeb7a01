import { viewProposal } from '#kernel/approvals/proposals/view-proposal.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import {
  addDataset,
  getKept,
  makeFromFile,
  makeNow,
  PUBLICATION,
  proposePublication,
  publicationMatter,
} from '#modules/opendata/index.ts'
import { inWorkingHours, workingDayBefore } from '../approvals/hours.ts'
import { perform } from '../approvals/perform.ts'
import { getStaffBySignInName, hasRoutes } from '../demo.queries.ts'
import { AOZORA_FACILITIES } from './facilities.ts'
import { aedFile, evacuationFile, nameOfSet } from './files.ts'
import { getProposalId } from './open-data.queries.ts'

/** What 移住定住推進課 brings as files. */
const FILES = [
  {
    slug: 'evacuation-site',
    set: 'evacuation-site',
    summary: '災害のときに逃げる場所の一覧です。災害の種類ごとに、使える場所が違います。',
    theme: 'JUST',
    keywords: '防災、避難',
    file: evacuationFile,
  },
  {
    slug: 'aed',
    set: 'aed',
    summary: 'AED を置いている公共施設の一覧です。施設が閉まっている間は使えません。',
    theme: 'HEAL',
    keywords: 'AED、救急',
    file: aedFile,
  },
] as const

const WHO = 'takahashi'
const DECIDE = ['suzuki', 'sato']

/** The sets, made and decided as on the screens; the list of them all comes last. */
export async function publishAll(municipality: Municipality, now: Temporal.Instant): Promise<void> {
  const db: Db<'opendata'> = municipality.db
  if (!(await hasRoutes(municipality.db))) return
  const began = workingDayBefore(now, 20)
  const staff = await getStaffBySignInName(municipality.db, WHO, began.toInstant())
  for (const [at, { slug, set, file, ...words }] of FILES.entries()) {
    const moment = began.add({ minutes: 20 * at })
    const fields = { ...words, slug, title: nameOfSet(set), section: String(staff.sectionIds[0]), frequency: 'annual' }
    const typed = Object.fromEntries(
      Object.entries({ ...fields, licence: 'cc-by-4.0' }).map(([key, value]) => [key, [value]]),
    )
    await addDataset(db, moment.toInstant(), staff, typed)
    const bytes = file(AOZORA_FACILITIES)
    await makeFromFile(db, moment.toInstant(), staff, await getKept(db, staff, slug), { bytes, note: '' })
    await publish(municipality, now, staff, slug, moment)
  }
  for (const [at, source] of (['facilities', 'wifi', 'events', 'list'] as const).entries()) {
    const moment = workingDayBefore(now, 13 - at * 3).add({ minutes: 35 })
    const { slug } = await makeNow(municipality, moment.toInstant(), staff, source)
    await publish(municipality, now, staff, slug, moment)
  }
}

async function publish(
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  slug: string,
  proposed: Temporal.ZonedDateTime,
): Promise<void> {
  const db: Db<'opendata'> = municipality.db
  let moment = proposed.add({ minutes: 10 })
  await proposePublication(db, moment.toInstant(), staff, await getKept(db, staff, slug))
  const proposal = await getProposalId(db, PUBLICATION, slug)
  for (const who of DECIDE) {
    moment = inWorkingHours(moment.add({ minutes: 75 }))
    const at = Temporal.Instant.compare(moment.toInstant(), now) < 0 ? moment.toInstant() : now
    await perform(municipality, at, proposal, { who, does: 'decision' }, { [PUBLICATION]: publicationMatter })
  }
  await viewProposal(municipality.db, now, staff, proposal) // and has seen what became of it
}
