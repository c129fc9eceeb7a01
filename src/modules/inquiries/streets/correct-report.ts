import { record } from '#kernel/audit/record.ts'
import { askerWord } from '#kernel/conversations/conversations.ts'
import { firstOf, formReader, type Typed, versionIn } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { holdDesk } from '../casework/merging/hold-desk.queries.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import type { Area } from './area.ts'
import { NO_REPORT } from './change-state.ts'
import { findArea, listKinds } from './kinds.queries.ts'
import { findReport, holdReports, setWhere } from './reports.queries.ts'
import { degrees, type Filled, readWhere, type StreetKind, type StreetReport } from './street-report.ts'

/** A kind that can be chosen; or the one that it is, though it is used no more. */
export type KindChoice = (StreetKind & { retired?: false }) | { id: number; name: string; retired: true }

export const kindsFor = ({ kindId, kind }: StreetReport, kinds: readonly StreetKind[]): KindChoice[] =>
  kinds.some(({ id }) => id === kindId) ? [...kinds] : [...kinds, { id: kindId, name: kind, retired: true }]

interface Corrected extends Pick<Filled, 'place' | 'address'> {
  kind: KindChoice
}

const PIN = { latitude: ['緯度', '31.719632'], longitude: ['経度', '131.061600'] } as const
const OUTSIDE =
  '地図の印が、この町の中か近くにありません。緯度と経度を確かめるか、両方とも空にして、住所か目印を書いてください。'

/** By the rule of the resident's own form, each mistake beside the field in which staff typed it. @throws Refusal 422 */
function readCorrection(typed: Typed, kinds: readonly KindChoice[], area: Area): Corrected {
  const form = formReader(typed)
  const kind = kinds.find(({ id }) => String(id) === firstOf(typed, 'kind'))
  if (!kind) form.wrong('kind', '種類を選んでください。')
  const where = readWhere(form, typed, area, (place) => {
    if (place) form.wrong('latitude', OUTSIDE)
    else
      for (const [field, [word, example]] of Object.entries(PIN))
        if (degrees(firstOf(typed, field)) === undefined)
          form.wrong(
            field,
            `${word}を、数で入力してください。例: ${example}。印を消すときは、緯度と経度を両方とも空にしてください。`,
          )
  })
  form.done()
  return { kind: kind!, ...where }
}

type Part = 'kind' | 'pin' | 'address'

const differing = (report: StreetReport, { kind, place, address }: Corrected): Part[] => {
  const differs: Record<Part, boolean> = {
    kind: kind.id !== report.kindId,
    pin: place?.latitude !== report.place?.latitude || place?.longitude !== report.place?.longitude,
    address: address !== report.address,
  }
  return (Object.keys(differs) as Part[]).filter((part) => differs[part])
}

/**
 * 通報の訂正: what it is about and where it is, as staff know it better; by the rule of the resident's own form. What they wrote stays in the
 * talk, and the section stays the same. Where nothing differs, nothing happens.
 * @throws Refusal 404, 409 where somebody else corrected it meanwhile, 422
 */
export function correctReport(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await getThread(tx, staff, id)
    await holdReports(tx, [id])
    await holdDesk(tx, id)
    const { residentId, sectionId } = await getThread(tx, staff, id)
    const report = await findReport(tx, { id })
    if (!report) throw new Refusal(422, NO_REPORT, 'kind')
    const filled = readCorrection(typed, kindsFor(report, await listKinds(tx)), await findArea(tx))
    const changed = differing(report, filled)
    if (changed.length === 0) return
    if (versionIn(typed) !== report.version)
      throw new Refusal(409, 'ほかの人が先に直しています。いまの種類と場所を確かめて、もう一度直してください。', 'kind')
    await setWhere(tx, { conversationId: id, kindId: filled.kind.id, place: filled.place, address: filled.address })
    await tellScreens(tx, `inquiries:${sectionId}`)
    await tellScreens(tx, askerWord(id))
    // Where it is, is a resident's word: the trail says only what was corrected.
    const detail = { resident: residentId, changed, from: report.kind, to: filled.kind.name }
    await record(tx, now, `staff:${staff.id}`, 'street_report.corrected', `conversation:${id}`, detail)
  })
}
