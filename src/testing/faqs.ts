import { formIn } from './form-in.ts'
import type { TestTown } from './town.ts'

const idIn = (answer: Response) => Number(/\/faq\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1])

/** For tests: what people do at the screens of よくある質問. */
export function faqScreensOf(town: Pick<TestTown, 'request' | 'post' | 'owner'>) {
  const show = async (path: string, as?: string) => (await town.request(path, as ? { as } : {})).text()
  /** Opens a form, writes into it, and sends it as a browser would. */
  const fill = async (path: string, action: string, fields: Record<string, string>, as: string) =>
    await town.post(action, { ...formIn(await show(path, as), action), ...fields }, as)
  return {
    show,
    fill,
    /** @returns its id */
    async write(fields: Record<string, string>, as: string): Promise<number> {
      return idIn(await fill('/console/faq/new', '/console/faq', fields, as))
    },
    async publish(id: number, as: string): Promise<Response> {
      return await fill(`/console/faq/${id}`, `/console/faq/${id}/publications`, {}, as)
    },
    async sectionOf(signInName: string): Promise<string> {
      const { rows } = await town.owner.query(
        `select d.section_id from kernel.duties d join kernel.staff s on s.id = d.staff_id
         where s.sign_in_name = $1 and d.duty = 'answer' limit 1`,
        [signInName],
      )
      return String(rows[0].section_id)
    },
    audited: async (action: string): Promise<Record<string, unknown>[]> =>
      (
        await town.owner.query('select detail from kernel.audit_entries where action = $1 order by seq', [action])
      ).rows.map(({ detail }) => detail),
  }
}

export const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
