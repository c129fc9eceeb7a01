import { retention as keeping } from '#modules/inquiries/index.ts'
import { operator } from '../actor.ts'
import { chosenOnes, municipalityOption } from '../choose.ts'
import { type Command, UsageError } from '../command.ts'

/** How many of what is due are listed, the oldest first. */
const LISTED = 500

export const retention: Command = {
  name: 'retention',
  summary: {
    ja: '保存期間が過ぎた相談の、消去の予定を示す(--apply で消去する)',
    en: 'say which conversations are past their retention, or erase them',
  },
  options: {
    ...municipalityOption,
    'dry-run': { help: { ja: '示すだけ (何も付けないときと同じ)', en: 'say only (the default)' } },
    apply: {
      help: {
        ja: '消去する。一度に消せる数を超えるときは、画面で数を確かめるまで何も消しません',
        en: 'erase; above the cap nothing, until staff confirm the number',
      },
    },
  },
  async run(input, context) {
    const apply = input.has('apply')
    if (apply && input.has('dry-run'))
      throw new UsageError('--dry-run と --apply は、どちらかにしてください (either --dry-run or --apply)')
    const { municipalities } = await context.connect()
    const towns = []
    for (const { slug, db } of await chosenOnes(municipalities, input)) {
      const now = context.clock()
      const due = await keeping.listDue(db, now, LISTED)
      const { plan, erased } = apply
        ? await keeping.runRetention(db, now, operator())
        : { plan: await keeping.planRetention(db, now), erased: 0 }
      towns.push({ slug, ...plan, erased, due })
    }
    return {
      ok: towns.every(({ count, allowed }) => count === 0 || allowed > 0),
      lines: towns.flatMap(({ slug, count, limit, allowed, groups, erased, due }) => [
        apply
          ? `▸ ${slug}: ${count} 件のうち ${erased} 件を消去しました (${erased} of ${count} erased)`
          : `▸ ${slug}: 保存期間が過ぎたもの ${count} 件 (${count} due)`,
        ...groups.map(
          ({ section, kind, count: some, oldest, files, bytes }) =>
            `  ${section} ${kind} ${some} 件、添付 ${files} 個 ${bytes} バイト、最も古いもの ${oldest.toString()}`,
        ),
        ...(apply ? [] : due.map(({ id, kind, section, ended }) => `    ${kind} ${id} ${section} ${ended.toString()}`)),
        ...(count > 0 && allowed === 0
          ? [`  ✖ 一度に消せる ${limit} 件を超えます。「設定 — 相談の保存期間」で数を確かめてください (above the cap)`]
          : []),
      ]),
      json: { municipalities: towns },
    }
  },
}
