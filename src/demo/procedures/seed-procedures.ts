import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { findHead, listSections } from '#kernel/organization/sections.queries.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import {
  changeCirculates,
  findingInWords,
  listOpen,
  publishDefinition,
  shippedDefinitions,
} from '#modules/procedures/index.ts'

/** Which section of the demo town handles what comes with the program. */
const HANDLED_BY: Record<string, string> = {
  'water-service-start': 'suidou',
  'bulky-waste': 'kankyou',
  'dog-registration': 'kankyou',
  'child-allowance-claim': 'kosodate',
  'childcare-application': 'kosodate',
}

/** What its head decides alone, route or no route. */
const DECIDED_BY_HEAD = new Set(['child-allowance-claim'])

/** Publishes the procedures that come with the program where the town has the sections for them; once, however often it is called. */
export async function seedDemoProcedures({ db }: Municipality, now: Temporal.Instant): Promise<void> {
  const today = dateInTokyo(now)
  const sections = await listSections(db, today)
  for (const json of shippedDefinitions()) {
    const section = sections.find(({ code }) => code === HANDLED_BY[(json as { id: string }).id])
    const head = section && (await findHead(db, section.id, today))
    if (!section || !head) continue
    const actor = `staff:${head.staffId}` as const
    const published = await publishDefinition(db, now, actor, json, { sectionId: section.id, staffId: head.staffId })
    if (!published.ok) throw new Error(published.findings.map(findingInWords).join('\n'))
    if (published.isNew && published.number === 1 && DECIDED_BY_HEAD.has(published.slug)) {
      const { id } = (await listOpen(db, now)).find(({ slug }) => slug === published.slug)!
      await changeCirculates(db, now, actor, id, { before: 'dispositions', circulates: 'nothing' })
    }
  }
}
