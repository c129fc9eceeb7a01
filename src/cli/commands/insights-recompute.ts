import { recountNow } from '#modules/insights/index.ts'
import { operator } from '../actor.ts'
import { chosenOnes, municipalityOption } from '../choose.ts'
import type { Command } from '../command.ts'

export const insightsRecompute: Command = {
  name: 'insights recompute',
  summary: { ja: '効果の数をはじめから数え直す', en: 'count the figures of the effects again from zero' },
  options: municipalityOption,
  async run(input, context) {
    const { municipalities } = await context.connect()
    const counted = []
    for (const { slug, db } of await chosenOnes(municipalities, input)) {
      const tell = (done: number, months: number) => context.say(`▸ ${slug} ${done} / ${months}`)
      counted.push({ slug, months: await recountNow(db, context.clock, operator(), tell) })
    }
    return {
      ok: true,
      lines: counted.map(({ slug, months }) => `✔ ${slug}: ${months} か月を数え直しました (${months} months)`),
      json: { municipalities: counted },
    }
  },
}
