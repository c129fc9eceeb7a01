// For tests: people of あおぞら市 who propose and decide through the screens.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { TestTown } from './town.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { findStaff } from '#kernel/identity/staff.queries.ts'

export function peopleOf(town: TestTown) {
  const one = async (text: string, values: unknown[] = []) =>
    Object.values((await town.owner.query(text, values)).rows[0] ?? {})[0]
  const idOf = async (name: string) => Number(await one('select id from kernel.staff where sign_in_name = $1', [name]))
  const sectionOf = async (code: string) =>
    Number(await one('select id from kernel.sections where code = $1 order by id desc limit 1', [code]))
  const staffOf = async (name: string): Promise<Staff> =>
    (await findStaff(town.municipality.db, await idOf(name), town.clock()))!

  const people = {
    one,
    idOf,
    sectionOf,
    staffOf,

    /** Answers with what the form answers. */
    async write(name: string, fields: Record<string, string> = {}): Promise<Response> {
      const [section] = (await staffOf(name)).sectionIds
      const form = { title: '移住フェアへの出展', text: '東京で開かれるフェアに出展する。', key: randomUUID() }
      return town.post('/console/approvals', { ...form, section: String(section), ...fields }, name)
    },

    async propose(name: string, fields: Record<string, string> = {}): Promise<number> {
      const response = await people.write(name, fields)
      assert.equal(response.status, 303, await response.text())
      return Number(/approvals\/(\d+)\?/.exec(response.headers.get('location')!)?.[1])
    },

    /** The step on which it lies; of several, the one of this section. */
    async stepOf(id: number, section?: string): Promise<string> {
      const open = `select s.id::text from kernel.proposal_steps s
        join kernel.proposals p on p.id = s.proposal_id and p.round = s.round
        left join kernel.sections n on n.id = s.section_id
        where p.id = $1 and s.act_id is null and ($2::text is null or n.code = $2) order by s.place, s.id limit 1`
      return String((await one(open, [id, section])) ?? 0)
    },

    async act(name: string, id: number, act: string, fields: Record<string, string> = {}): Promise<Response> {
      return town.post(`/console/approvals/${id}/${act}`, { step: await people.stepOf(id), ...fields }, name)
    },

    /** What was done, as the address of the next page says; the status where it was refused. */
    async done(name: string, id: number, act: string, fields: Record<string, string> = {}): Promise<string | number> {
      const response = await people.act(name, id, act, fields)
      const to = response.headers.get('location')
      return to === null ? response.status : (new URL(to, 'http://x').searchParams.get('done') ?? to)
    },

    page: async (path: string, as: string) => (await town.request(path, { as })).text(),
    stateOf: (id: number) => one('select state from kernel.proposals where id = $1', [id]),
    historyOf: async (id: number) =>
      (
        await town.owner.query(
          `select act || coalesce(' ' || in_place_of_name, '') as act, name, title from kernel.proposal_acts where proposal_id = $1 order by id`,
          [id],
        )
      ).rows.map(({ act, name }) => `${act} ${name}`),

    /** Another moment; whoever is signed in stays so. */
    async at(moment: string) {
      town.clock.set(moment)
      await town.owner.query(
        `update kernel.sessions set seen_at = $1::timestamptz, expires_at = $1::timestamptz + interval '12 hours'`,
        [moment],
      )
    },

    async away(name: string, from: string, to: string) {
      await town.owner.query(
        `insert into kernel.absences (staff_id, begins_at, ends_at, kind, recorded_at) values ($1, $2, $3, 'trip', now())`,
        [await idOf(name), from, to],
      )
    },
  }
  return people
}
