import { IMPURE } from './pure-rules.ts'
import { SQL_OUTSIDE } from './sql-outside.ts'

// Breaches planted in a copy of the tree, one for every rule: a rule that lets its canary live does not work.
export const canaries: Record<string, Record<string, string>> = {
  'lib knows no room above it': { 'src/lib/time/canary.ts': `import '#kernel/settings.ts'` },
  'ui knows only lib': { 'src/ui/canary.tsx': `import '#kernel/settings.ts'` },
  'the kernel knows no module': { 'src/kernel/canary.ts': `import '#modules/canary-a/index.ts'` },
  'modules do not know the house': { 'src/modules/canary-a/canary.ts': `import '../../app.ts'` },
  'a module is entered through its index.ts by other modules': {
    'src/modules/canary-a/index.ts': `import '#modules/canary-b/inside.ts'`,
    'src/modules/canary-b/inside.ts': `export {}`,
  },
  'a module is entered through its index.ts by the house': {
    'src/canary-house.ts': `import '#modules/canary-b/inside.ts'`,
  },
  'nobody imports insights': {
    'src/modules/canary-b/index.ts': `import '#modules/insights/index.ts'`,
    'src/modules/insights/index.ts': `export {}`,
  },
  'simulators know nothing of the program': { 'simulators/line/canary.ts': `import '../../src/kernel/settings.ts'` },
  'the program knows no simulator': { 'src/canary-simulator.ts': `import '../simulators/line/canary.ts'` },
  'only tests use what is made for tests': { 'src/canary-testing.ts': `import './testing/town.ts'` },
  'the program runs without development packages': { 'src/canary-dev.ts': `import 'playwright-core'` },
  'an island reaches neither the database nor the machine': {
    'src/modules/canary-a/canary.island.ts': `import './between.ts'`,
    'src/modules/canary-a/between.ts': `import 'node:fs'`,
  },
  'SQL lives in *.queries.ts': { 'src/modules/canary-a/sql.ts': `import { sql } from 'kysely'\nvoid sql` },
  'text and time are pure': { 'src/lib/text/canary-io.ts': `import 'node:fs'` },
  'nothing goes round in circles': {
    'src/canary-round.ts': `import './canary-trip.ts'`,
    'src/canary-trip.ts': `import './canary-round.ts'`,
  },
  'every import is found': { 'src/canary-lost.ts': `import './nowhere.ts'` },
}

/** And those that no rule about single imports shows. */
export const furtherCanaries: Record<string, Record<string, string>> = {
  [SQL_OUTSIDE]: { 'src/modules/canary-a/text.ts': 'export const x = (db: any) => db.selectFrom(`t`)' },
  [IMPURE]: {
    'src/modules/canary-a/noun.ts': `import { y } from './other.queries.ts'\nexport const x = y`,
    'src/modules/canary-a/noun.queries.ts': `import { x } from './noun.ts'\nexport const z = x`,
    'src/modules/canary-a/other.queries.ts': `export const y = 1`,
  },
}
