import { findStaff } from '#kernel/identity/staff.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { findHead, listSections } from '#kernel/organization/sections.queries.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { addGroup, hasFaqs, publishFaq, writeFaq } from '#modules/inquiries/index.ts'
import { DEMO_FAQS, DEMO_SYNONYMS } from './faqs.ts'

/** What the sections of the demo town answer before anybody asks: written and published by their heads. A town that has some stays as it is. */
export async function seedDemoFaqs({ db }: Municipality, now: Temporal.Instant): Promise<void> {
  if (await hasFaqs(db)) return
  const today = dateInTokyo(now)
  const sections = await listSections(db, today)
  const headOf = async (code: string) => {
    const section = sections.find((one) => one.code === code)
    const head = section && (await findHead(db, section.id, today))
    const staff = head && (await findStaff(db, head.staffId, now))
    return section && staff && { section, staff }
  }
  for (const { section: code, keywords, lang = 'ja', ...words } of DEMO_FAQS) {
    const { section, staff } = (await headOf(code)) ?? {}
    if (!section || !staff) continue
    const id = await writeFaq(db, now, staff, { ...words, lang, keywords: keywords.split(/[、,] ?/) }, section.id)
    await publishFaq(db, now, staff, { id, version: 1 })
  }
  const writer = await headOf('kankyou')
  if (writer) for (const words of DEMO_SYNONYMS) await addGroup(db, now, writer.staff, words)
}
