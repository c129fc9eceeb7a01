import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import type { PostedPage } from './save-page.ts'

/** Names with an underscore are the page's own; a field's never begins so. */
const isOurs = (name: string): boolean => name.startsWith('_')

const numberIn = (typed: string): number => Number(/^\d{1,6}$/.exec(typed)?.[0] ?? 0)

export interface Posted extends Omit<PostedPage, 'page'> {
  goesBack: boolean
  toSummary: boolean
}

/** One posted page: its words, and its files. */
export async function readPosted(c: Context<SiteEnv>): Promise<Posted> {
  const body = await c.req.parseBody({ all: true })
  const words: [string, string | string[]][] = []
  const files: PostedPage['files'] = []
  for (const [name, value] of Object.entries(body)) {
    if (isOurs(name)) continue
    const all = [value].flat()
    const texts = all.filter((one) => typeof one === 'string')
    if (texts.length > 0) words.push([name, texts.length === 1 ? texts[0]! : texts])
    for (const one of all)
      if (one instanceof File && one.size > 0)
        files.push({ field: name, name: one.name, bytes: new Uint8Array(await one.arrayBuffer()) })
  }
  const ours = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
  return {
    form: Object.fromEntries(words),
    files,
    seen: numberIn(ours('_seen')),
    round: numberIn(ours('_round')),
    goesBack: ours('_go') === 'back',
    toSummary: ours('_from') === 'summary',
  }
}
