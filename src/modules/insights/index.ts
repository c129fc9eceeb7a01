import type { Module } from '#kernel/program.ts'
import { insightsApi, scopes } from './api.routes.ts'
import { consoleRoutes } from './console.routes.ts'
import { COLLECT, collectTask } from './events/collect.ts'
import { RECOUNT, recountTask } from './events/recount.ts'

// For the command line, the demo town, benchmarks and tests.
export { viewEffects } from './boards/view-effects.ts'
export { collect } from './events/collect.ts'
export { findCollected, forgetCollected } from './events/events.queries.ts'
export { recountNow } from './events/recount.ts'
export { listMarks } from './marks/marks.queries.ts'
export { setMark } from './marks/set-mark.ts'

/** 効果: what the reform achieved, counted from what the other rooms record. */
export const insights: Module = {
  name: 'insights',
  console: consoleRoutes,
  api: (_program, api) => insightsApi(api),
  scopes,
  actions: {
    'figures.recount_asked': '効果の数え直しを頼んだ',
    'figures.recounted': '効果を数え直した',
    'mark.set': '効果の基準・目標を入力した',
  },
  tasks: (program) => ({ [COLLECT]: collectTask(program), [RECOUNT]: recountTask(program) }),
  crontab: { [COLLECT]: '25 * * * *' },
  navigation: async () => [{ href: '/console/insights', text: '効果', icon: 'chart' }],
}
