import { type Break, headInWords, parseHead } from '#kernel/audit/chain.ts'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { chosenOnes } from '../choose.ts'
import { type Command, UsageError } from '../command.ts'

const breaks: Record<Break, string> = {
  changed: '内容が書き換えられています (changed)',
  removed: '記録が抜けています (removed)',
  reordered: '前の記録につながりません。並べ替えか、前の記録の書き換えです (does not follow on the one before)',
  'cut-off': 'ここから後が切り取られています (cut off)',
  rewritten: '以前に控えた値と違います。全体が書き直されています (rewritten as a whole)',
}

export const auditVerify: Command = {
  name: 'audit verify',
  summary: { ja: '監査証跡が改ざんされていないか確かめる', en: 'verify the audit trail' },
  options: {
    municipality: {
      value: 'SLUG',
      help: { ja: '自治体 (なければすべて)', en: 'only this municipality (default: all)' },
    },
    head: {
      value: 'SEQ:HASH',
      help: {
        ja: '以前の実行が表示した値。全体の書き直しも見つけます',
        en: 'what an earlier run printed: finds even a chain rewritten as a whole',
      },
    },
  },
  async run(input, context) {
    const given = input.find('head')
    const known = given === undefined ? undefined : parseHead(given)
    if (given !== undefined && !known)
      throw new UsageError('--head は「番号:64 桁の 16 進数」です (--head is SEQ:HASH as printed)')
    const { municipalities } = await context.connect()
    const chosen = await chosenOnes(municipalities, input)
    if (known && chosen.length > 1)
      throw new UsageError('--head には --municipality も必要です (--head needs --municipality)')
    const verified = []
    for (const { slug, db } of chosen) {
      context.say(`▸ ${slug}`)
      const { entries, head, broken } = await verifyAudit(db, known)
      verified.push({ slug, entries, head: headInWords(head), broken: broken ?? null })
    }
    return {
      ok: verified.every(({ broken }) => !broken),
      lines: verified.flatMap(({ slug, entries, head, broken }) => [
        broken
          ? `✖ ${slug}: ${broken.seq} 番 — ${breaks[broken.kind]}`
          : `✔ ${slug}: ${entries} 件、改ざんはありません (${entries} entries, unbroken)`,
        `  --head ${head}`,
      ]),
      json: { municipalities: verified },
    }
  },
}
