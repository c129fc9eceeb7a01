import { verifyMonths } from '#modules/attendance/index.ts'
import { chosenOnes, municipalityOption } from '../choose.ts'
import type { Command } from '../command.ts'

const KINDS = {
  changed: '締めた数字が書き換えられています (figures changed)',
  unknown: '監査証跡に、この締めがありません (the trail does not know this lock)',
  removed: '監査証跡にある締めが、なくなっています (a lock that the trail knows is gone)',
}

export const attendanceVerify: Command = {
  name: 'attendance verify',
  summary: {
    ja: '締めた月の数字が改ざんされていないか、監査証跡と照らす',
    en: 'hold the figures of locked months against the audit trail',
  },
  options: { ...municipalityOption },
  notes: {
    ja: '監査証跡そのものは audit verify で確かめます。',
    en: 'The trail itself is verified by audit verify.',
  },
  async run(input, context) {
    const { municipalities } = await context.connect()
    const verified = []
    for (const { slug, db } of await chosenOnes(municipalities, input)) {
      context.say(`▸ ${slug}`)
      verified.push({ slug, ...(await verifyMonths(db)) })
    }
    return {
      ok: verified.every(({ broken }) => broken.length === 0),
      lines: verified.flatMap(({ slug, locks, broken }) =>
        broken.length === 0
          ? [`✔ ${slug}: 締め ${locks} 件、改ざんはありません (${locks} locks, all hold)`]
          : broken.map(({ staffId, month, kind }) => `✖ ${slug}: 職員 ${staffId} の ${month} — ${KINDS[kind]}`),
      ),
      json: { municipalities: verified },
    }
  },
}
