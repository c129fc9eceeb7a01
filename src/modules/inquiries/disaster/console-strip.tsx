import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { Notice } from '#ui/index.ts'
import { DISASTER } from './disaster.ts'
import { findDisaster } from './disaster.queries.ts'
import { mayAct } from './may-act.ts'

/** On top of every page of the console while 災害モード is on. */
export async function disasterStrip({ var: { db, staff, now } }: Context<ConsoleEnv>) {
  const disaster = await findDisaster(db)
  if (!disaster) return undefined
  return (
    <section aria-label="災害モード">
      <Notice tone="error" heading="災害モードです">
        <p>
          {disaster.why}({disaster.beganBy}さん、{momentInWords(disaster.beganAt, now)}から)。 住民のトップページ、LINE
          のメニュー、自動の返事が変わっています。
          {(await mayAct(db, staff)) && <a href={DISASTER}>災害モードの画面へ</a>}
        </p>
      </Notice>
    </section>
  )
}
