import { type Context, Hono } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import { record } from '#kernel/audit/record.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, formReader } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { Button, errorFor, type FieldErrorText, FormActions, TextInput } from '#ui/index.ts'
import { MOST_UNDO_SECONDS } from './held.ts'
import { setUndoSeconds, undoSeconds } from './held.queries.ts'

export const UNDO = '/console/settings/replies'

const LEAD =
  '「送信」を押してから、実際に送られるまでの秒数です。その間は、書いた職員が取り消して書き直せます。0 にすると、すぐに送ります。'
const WORDS = { saved: '保存しました。これから書く返信から、そのとおりになります。' }

async function saveUndo(db: Db<'inquiries'>, now: Temporal.Instant, staffId: number, seconds: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = await undoSeconds(tx)
    if (before === seconds) return
    await setUndoSeconds(tx, seconds)
    await record(tx, now, `staff:${staffId}`, 'inquiries.undo_changed', 'inquiries:undo', { before, seconds })
  })
}

/** 「設定 — 返信の取り消し」, for those with the duty for the whole town. */
export function undoRoutes(program: Program) {
  const show = (c: Context<ConsoleEnv>, value: string, errors: FieldErrorText[] = []) =>
    settingsPage(program, c, {
      page: UNDO,
      lead: LEAD,
      words: WORDS,
      errors,
      children: (
        <PostForm action={UNDO}>
          <TextInput
            name="seconds"
            label="取り消せる秒数"
            hint={`0 から ${MOST_UNDO_SECONDS} まで。LINE の無料の返信は 1 分ほどで使えなくなるため、短めをお勧めします。`}
            value={value}
            error={errorFor(errors, 'seconds')}
            inputMode="numeric"
            width="short"
            required
          />
          <FormActions>
            <Button>保存する</Button>
          </FormActions>
        </PostForm>
      ),
    })
  return new Hono<ConsoleEnv>()
    .use(requireWholeTown('settings'))
    .get('/', async (c) => show(c, String(await undoSeconds(c.var.db))))
    .post('/', async (c) => {
      const { typed } = await readTyped(c)
      const save = async () => {
        const form = formReader(typed)
        const seconds = form.whole('seconds', '取り消せる秒数', [0, MOST_UNDO_SECONDS])
        form.done()
        await saveUndo(c.var.db, c.var.now, c.var.staff.id, seconds)
      }
      const saved = await orRefusal(save())
      if (saved instanceof Refusal) return show(c, firstOf(typed, 'seconds'), saved.mistakes)
      return c.redirect(`${UNDO}?done=saved`, 303)
    })
}
