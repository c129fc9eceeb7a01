import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed, versionIn } from '#kernel/http/form-reader.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { addTag, rename, retire } from './edit-tags.ts'
import { TAGS, tagsPage } from './tags.page.tsx'

const TAG = `/inquiries/tags/:tag{[0-9]{1,15}}`

const seen = (c: Context<ConsoleEnv>, typed: Typed) => ({ id: Number(c.req.param('tag')), version: versionIn(typed) })

/** 分類 in the console, for whoever answers for the section. */
export function tagsRoutes(program: Program) {
  const act =
    (done: string, work: (c: Context<ConsoleEnv>, typed: Typed) => Promise<unknown>) =>
    async (c: Context<ConsoleEnv>) => {
      const { typed } = await readTyped(c)
      const section = idIn(firstOf(typed, 'section'))
      const working = async () => work(c, typed) // what is refused at once is told on the page, too
      const worked = await orRefusal(working())
      if (worked instanceof Refusal) return tagsPage(program, c, { section, refusal: worked, typed })
      return c.redirect(`${TAGS}?section=${section}&done=${done}`, 303)
    }
  return new Hono<ConsoleEnv>()
    .get('/inquiries/tags', (c) => tagsPage(program, c))
    .post(
      '/inquiries/tags',
      act('added', ({ var: { db, now, staff } }, typed) =>
        addTag(db, now, staff, idIn(firstOf(typed, 'section')), typed),
      ),
    )
    .post(
      TAG,
      act('renamed', (c, typed) => {
        const { db, now, staff } = c.var
        const tag = seen(c, typed)
        return rename(db, now, staff, tag, typed, `name-${tag.id}`)
      }),
    )
    .post(
      `${TAG}/retirement`,
      act('retired', (c, typed) => retire(c.var.db, c.var.now, c.var.staff, seen(c, typed))),
    )
}
