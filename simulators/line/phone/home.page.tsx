import type { Channel } from '../channel.ts'
import type { World } from '../world.ts'
import { page } from './page.tsx'
import { Panel } from './panel.tsx'
import { ResidentsList } from './residents-list.tsx'

export const homePage = (world: World, channel: Channel) =>
  page({
    title: `だれになりますか - LINEシミュレーター`,
    live: `/live?channel=${channel.id}`,
    children: (
      <div class="desk home">
        <main class="people">
          <h1>だれになりますか</h1>
          <p class="lead">
            住民をひとり選ぶと、その人のスマートフォンで「{channel.name}」と話せます。ここに出てくる人はみな架空です。
          </p>
          <ResidentsList world={world} channel={channel} />
          <form method="post" action="/residents" class="newcomer">
            <input type="hidden" name="channel" value={channel.id} />
            <label>
              ほかの名前で始める
              <input name="displayName" maxLength={20} required placeholder="例:あおぞら市の住民" />
            </label>
            <button>始める</button>
          </form>
        </main>
        <aside class="platform" aria-label="プラットフォームの様子" id="platform">
          <Panel world={world} channel={channel} />
        </aside>
      </div>
    ),
  })
