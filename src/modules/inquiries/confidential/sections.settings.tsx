import { type Context, Hono } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import { record } from '#kernel/audit/record.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Button, CheckboxGroup, FormActions } from '#ui/index.ts'
import { confidentialSections, holdConfidentialSections, setConfidentialSections } from './sections.queries.ts'

export const CONFIDENTIAL_SECTIONS = '/console/settings/confidential'

const LEAD =
  '選んだ課への LINE の相談は、最初のメッセージに町のページのリンクで答え、続きを LINE に残しません。ほかの課でも、職員が一件ずつ「町のページで続ける」を選べます。'
const WORDS = { saved: '保存しました。これから始まる相談から、そのとおりになります。' }

/**
 * @param seen those that were set when the page was opened
 * @throws Refusal 422, 409 where others are set by now
 */
async function saveSections(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  { typed, seen }: { typed: readonly string[]; seen: string },
): Promise<void> {
  const known = new Set((await listSections(db as unknown as Db, dateInTokyo(now))).map(({ id }) => String(id)))
  if (typed.some((id) => !known.has(id))) throw new Refusal(422, '課を選び直してください。', 'sections')
  const sections = [...new Set(typed.map(Number))].toSorted((a, b) => a - b)
  await db.transaction().execute(async (tx) => {
    const before = await holdConfidentialSections(tx)
    if (before.join() === sections.join()) return
    if (before.join() !== seen)
      throw new Refusal(409, 'ほかの人が先に変えています。読み込み直して、もう一度選んでください。', 'sections')
    await setConfidentialSections(tx, now, staffId, sections)
    const changes = { before, sections }
    await record(tx, now, `staff:${staffId}`, 'confidential_sections.changed', 'inquiries:confidential', changes)
  })
}

/** 「設定 — LINE に残さない相談」, for those with the duty for the whole town. */
export function confidentialSectionsRoutes(program: Program) {
  const show = async (c: Context<ConsoleEnv>, chosen?: readonly string[], refused?: Refusal) => {
    const sections = await listSections(c.var.db, dateInTokyo(c.var.now))
    const set = await confidentialSections(c.var.db)
    return settingsPage(program, c, {
      page: CONFIDENTIAL_SECTIONS,
      lead: LEAD,
      words: WORDS,
      errors: refused ? [{ field: 'sections', message: refused.message }] : [],
      children: (
        <PostForm action={CONFIDENTIAL_SECTIONS} hidden={{ seen: set.join() }}>
          <CheckboxGroup
            name="sections"
            legend="いつも町のページで続ける課"
            options={sections.map(({ id, name }) => ({ value: String(id), text: name }))}
            values={[...(chosen ?? set.map(String))]}
            error={refused?.message}
          />
          <FormActions>
            <Button>保存する</Button>
          </FormActions>
        </PostForm>
      ),
    })
  }
  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => show(c))
    .post('/', async (c) => {
      const { typed } = await readTyped(c)
      const chosen = typed['sections'] ?? []
      const form = { typed: chosen, seen: firstOf(typed, 'seen') }
      const refused = await orRefusal(saveSections(c.var.db, c.var.now, c.var.staff.id, form))
      if (refused instanceof Refusal) return show(c, chosen, refused)
      return c.redirect(`${CONFIDENTIAL_SECTIONS}?done=saved`, 303)
    })
}
