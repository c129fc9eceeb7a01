// Who may import whom. docs/adr/0001 says why.
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import type { IForbiddenRuleType } from 'dependency-cruiser'

const TEST = '\\.(test|fixture)\\.tsx?$|^src/testing/'
const PACKAGES = 'node_modules/'
/** Where SQL is written, besides `*.queries.ts`: what every query stands on. */
export const SQL_ROOMS = [
  '\\.queries\\.ts$',
  '^src/lib/(db|postgres)/',
  '^src/kernel/audit/record\\.ts$', // appends to the chain
  '^src/kernel/jobs/(enqueue|presence)\\.ts$', // the queue's own functions and locks
  '^src/kernel/municipality/provision\\.ts$', // creates databases
  '^src/kernel/backup/', // copies them whole
]

const rule = (name: string, from: object, to: object) => ({ name, severity: 'error', from, to }) as IForbiddenRuleType

export const rules: IForbiddenRuleType[] = [
  rule('lib knows no room above it', { path: '^src/lib/' }, { path: '^src/(?!lib/|testing/)' }),
  rule('ui knows only lib', { path: '^src/ui/' }, { path: '^src/(?!ui/|lib/|testing/)' }),
  rule('the kernel knows no module', { path: '^src/kernel/' }, { path: '^src/(?!kernel/|ui/|lib/|testing/)' }),
  rule(
    'modules do not know the house',
    { path: '^src/modules/' },
    { path: '^src/(?!modules/|kernel/|ui/|lib/|testing/)' },
  ),
  rule(
    'a module is entered through its index.ts by other modules',
    { path: '^src/modules/([^/]+)/' },
    { path: '^src/modules/(?!$1/)[^/]+/(?!index\\.ts$)' },
  ),
  rule(
    'a module is entered through its index.ts by the house',
    { path: '^src/(?!modules/)' },
    { path: '^src/modules/[^/]+/(?!index\\.ts$)' },
  ),
  rule('nobody imports insights', { path: '^src/modules/(?!insights/)' }, { path: '^src/modules/insights/' }),
  rule('simulators know nothing of the program', { path: '^simulators/' }, { path: '^(src|tools|e2e|bench)/' }),
  rule('the program knows no simulator', { path: '^src/', pathNot: TEST }, { path: '^simulators/' }),
  rule('only tests use what is made for tests', { path: '^src/', pathNot: TEST }, { path: TEST }),
  rule(
    'the program runs without development packages',
    { path: '^src/', pathNot: TEST },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'an island reaches neither the database nor the machine',
    { path: '\\.island\\.tsx?$' },
    { path: `\\.queries\\.ts$|${PACKAGES}(pg|kysely|hono)/|^(node:)?(${builtinModules.join('|')})$`, reachable: true },
  ),
  rule(
    'SQL lives in *.queries.ts',
    { path: '^src/', pathNot: [TEST, ...SQL_ROOMS] },
    { path: `${PACKAGES}kysely/`, dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'text and time are pure',
    { path: '^src/lib/(text|time)/', pathNot: TEST },
    { path: `${PACKAGES}(pg|kysely|hono)/|^(node:)?(fs|net|http|https|child_process)(/|$)`, reachable: true },
  ),
  rule(
    'nothing goes round in circles',
    { path: '^(src|simulators)/' },
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  rule('every import is found', { path: '^(src|simulators)/' }, { couldNotResolve: true }),
]

export const cruiseOptions = (root: string) => ({
  baseDir: root,
  ruleSet: { forbidden: rules, options: {} },
  validate: true,
  tsPreCompilationDeps: true,
  doNotFollow: { path: PACKAGES },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    importsFields: ['imports'],
    conditionNames: ['import', 'node', 'default'],
  },
  tsConfig: { fileName: join(root, 'tsconfig.json') },
})
