import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import { findRouteInWords } from '#kernel/approvals/index.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { Button, type FieldErrorText, Table } from '#ui/index.ts'
import { REPLY } from './decision.ts'
import { demandDecisions } from './demand-decisions.ts'
import { listDemands } from './demands.queries.ts'

export const REPLY_DECISIONS = '/console/settings/reply-decisions'

const LEAD =
  '選んだ課の返信は、決裁が済んでから送られます。決裁する人自身の返信は、そのまま送られます。ほかの課でも、相談ごとに「要決裁」にできます。'
const WORDS = {
  demanded: '決裁してから送ることにしました。まだ送られていない返信にも、当てはまります。',
  waived: '決裁なしで送れるようにしました。決裁を待っている返信は、そのまま決裁してください。',
}

const Form = z.object({ demanded: z.enum(['0', '1']) })

/** 「設定 — 返信の決裁」, for those who may change the settings of the whole town. */
export function decisionSettingsRoutes(program: Program) {
  async function show(c: Context<ConsoleEnv>, errors: FieldErrorText[] = []) {
    const { db, now } = c.var
    const [sections, demands] = [await listSections(db, dateInTokyo(now)), await listDemands(db)]
    const rows = []
    for (const { id, name } of sections) {
      const demand = demands.find(({ sectionId }) => sectionId === id)
      rows.push({ id, name, demand, route: await findRouteInWords(db, now, REPLY, id) })
    }
    return settingsPage(program, c, {
      page: REPLY_DECISIONS,
      lead: LEAD,
      words: WORDS,
      errors,
      children: (
        <Table
          caption="課ごとの返信の決裁"
          hideCaption
          phone="lines"
          rows={rows}
          rowKey={({ id }) => String(id)}
          columns={[
            { header: '課', primary: true, cell: ({ name }) => name },
            { header: '決裁ルート', cell: ({ route }) => route ?? 'ありません' },
            {
              header: '返信',
              cell: ({ demand }) =>
                demand ? `決裁してから送る(${dateInWords(dateInTokyo(demand.at))} ${demand.by})` : '決裁なしで送る',
            },
            {
              header: '変える',
              cell: ({ id, name, demand }) => (
                <PostForm action={`${REPLY_DECISIONS}/sections/${id}`} hidden={{ demanded: demand ? '0' : '1' }} inline>
                  <Button
                    variant="secondary"
                    size="small"
                    aria-label={`${name}: ${demand ? '決裁をやめる' : '決裁してから送る'}`}
                  >
                    {demand ? '決裁をやめる' : '決裁してから送る'}
                  </Button>
                </PostForm>
              ),
            },
          ]}
        />
      ),
    })
  }

  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', (c) => show(c))
    .post('/sections/:id{[0-9]{1,15}}', async (c) => {
      const demanded = (await readForm(c, Form)).demanded === '1'
      const work = demandDecisions(c.var.db, c.var.now, c.var.staff, Number(c.req.param('id')), demanded)
      const refused = await orRefusal(work)
      if (!(refused instanceof Refusal))
        return c.redirect(`${REPLY_DECISIONS}?done=${demanded ? 'demanded' : 'waived'}`, 303)
      if (!refused.field) throw refused
      return show(c, refused.mistakes)
    })
}
