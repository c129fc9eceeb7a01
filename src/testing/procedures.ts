import { publishDefinition, shippedDefinitions } from '#modules/procedures/index.ts'
import { formIn } from './form-in.ts'
import { type TestTown, testTown, type TownOptions } from './town.ts'

/** For tests: a town whose water section offers 水道使用開始届, and its people at their screens. */
export async function waterTown(options: TownOptions = {}) {
  const town = await testTown({ at: '2026-11-26T10:00:00+09:00', ...options })
  const { db } = town.municipality
  const { rows } = await town.owner.query(
    `select m.section_id, m.staff_id from kernel.memberships m join kernel.sections s on s.id = m.section_id
     where s.code = 'suidou' and m.position = 'head'`,
  )
  const head = { sectionId: Number(rows[0].section_id), staffId: Number(rows[0].staff_id) }
  const water = shippedDefinitions().find((json) => (json as { id: string }).id === 'water-service-start')
  await publishDefinition(db, town.clock(), `staff:${head.staffId}`, water, head)
  const procedures = await town.owner.query('select id from procedures.procedures')
  return { ...town, ...screensOf(town), head, procedureId: Number(procedures.rows[0].id), water: water as object }
}

/** What people do at the screens of 手続. */
export function screensOf(town: Pick<TestTown, 'request' | 'post' | 'owner'>) {
  const show = async (path: string, as: string) => (await town.request(path, { as })).text()
  return {
    show,
    /** Begins a draft. @returns its address */
    async begin(fields: Record<string, string>, as: string): Promise<string> {
      const answer = await town.post('/console/procedures/drafts', fields, as)
      return new URL(answer.headers.get('location')!, 'http://town').pathname
    },
    /** Opens a form, writes into it, and sends it as a browser would. */
    async fill(path: string, fields: Record<string, string>, as: string): Promise<Response> {
      const action = path.split('?')[0]!
      return await town.post(action, { ...formIn(await show(path, as), action), ...fields }, as)
    },
    sketchOf: async (draft: string) => {
      const { rows } = await town.owner.query('select sketch, version from procedures.drafts where id = $1', [
        draft.split('/').at(-1),
      ])
      return rows[0]
    },
    audited: async (action: string): Promise<Record<string, unknown>[]> =>
      (
        await town.owner.query('select detail from kernel.audit_entries where action = $1 order by seq', [action])
      ).rows.map(({ detail }) => detail),
  }
}
