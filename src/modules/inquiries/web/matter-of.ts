import type { Context } from 'hono'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import type { Matter, Topic } from '#kernel/conversations/conversations.ts'
import type { Module, Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'

/** `application:…` taken apart, with the room that knows it. */
function topicOf(modules: readonly Module[], about: string): { topic: Topic; id: string } | undefined {
  const at = about.indexOf(':')
  const kind = about.slice(0, at)
  const room = modules.find(({ topics = {} }) => Object.hasOwn(topics, kind))
  return room?.topics && { topic: room.topics[kind]!, id: about.slice(at + 1) }
}

/** What is asked about, for whoever is at the browser. @throws Refusal 404 where it is not theirs */
export async function heldMatter(program: Program, c: Context<SiteEnv>, about: string): Promise<Matter> {
  const found = topicOf(c.var.modules, about)
  if (!found) throw new Refusal(404, 'お探しのページは見つかりませんでした。')
  return await found.topic.asHeld(program, c, found.id)
}

/** What it is about, for staff who may see that. */
export async function seenMatter(
  { municipality, staff, modules }: Pick<ConsoleEnv['Variables'], 'municipality' | 'staff' | 'modules'>,
  about: string,
): Promise<Matter | undefined> {
  const found = topicOf(modules, about)
  return await found?.topic.asSeen(municipality, staff, found.id)
}
