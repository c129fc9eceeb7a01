import { Hono } from 'hono'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import type { Module, Program } from '#kernel/program.ts'
import { consoleHome } from './console-home.page.tsx'
import { portal } from './portal.page.tsx'

/** The two front doors, made of what the modules offer. */
export const home = (program: Program, modules: Module[]) => ({
  site: new Hono<SiteEnv>().get('/', (c) => portal(program, c)),
  console: new Hono<ConsoleEnv>().get('/', (c) => consoleHome(program, modules, c)),
})
