import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Module, Program } from '#kernel/program.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { EmptyState, LinkList, PageHeading, Section } from '#ui/index.ts'

/** 「きょうの仕事」: what waits for me, oldest first; nothing else. */
export async function consoleHome(program: Program, modules: Module[], c: Context<ConsoleEnv>) {
  const { municipality, staff, now } = c.var
  const waiting = (await Promise.all(modules.map(async (module) => module.waiting?.(municipality, staff) ?? []))).flat()
  waiting.sort((a, b) => Temporal.Instant.compare(a.since, b.since))
  return consolePage(program, c, {
    title: 'きょうの仕事',
    children: (
      <div id="home" data-live>
        <PageHeading>きょうの仕事</PageHeading>
        <Section heading="待っているもの">
          {waiting.length > 0 ? (
            <LinkList
              items={waiting.map(({ href, title, since }) => ({ href, text: title, aside: momentInWords(since, now) }))}
            />
          ) : (
            <EmptyState heading="待っているものはありません">新しい相談が届くと、ここに出ます。</EmptyState>
          )}
        </Section>
      </div>
    ),
  })
}
