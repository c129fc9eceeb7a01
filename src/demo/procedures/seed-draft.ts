import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { beginDraft, changeDraft, listOpen } from '#modules/procedures/index.ts'
import { getStaffBySignInName } from '../demo.queries.ts'

const SLUG = 'water-service-start'
const CLERK = 'kimura'

const well = {
  id: 'well',
  kind: 'choice',
  label: '井戸水も使いますか',
  hint: '井戸水と水道を分けて計るためです。',
  required: true,
  options: [
    { value: 'yes', label: '使う' },
    { value: 'no', label: '使わない' },
  ],
} as const

/** She has not said yet in what it is counted: what the check before publishing finds. */
const wells = {
  id: 'wells',
  kind: 'amount',
  label: '井戸の数',
  required: true,
  unit: '',
  min: 1,
  max: 20,
  when: { field: 'well', is: 'yes' },
} as const

/** A clerk of the demo town is adding two questions to 水道使用開始届; where somebody has a draft of it already, nothing happens. */
export async function seedDemoDraft({ db }: Municipality, now: Temporal.Instant): Promise<void> {
  const procedure = (await listOpen(db, now)).find(({ slug }) => slug === SLUG)
  if (!procedure || procedure.version.number > 1) return
  const staff = await getStaffBySignInName(db, CLERK, now)
  const { id: procedureId, version } = procedure
  const { id, isNew } = await beginDraft(db, now, staff, { from: 'version', procedureId, number: version.number })
  if (!isNew) return
  await changeDraft(db, now, staff, id, 1, (sketch) => ({
    ...sketch,
    pages: sketch.pages.map((page, at) =>
      at === 0 ? Object.assign({}, page, { fields: [...page.fields, well, wells] }) : page,
    ),
  }))
}
