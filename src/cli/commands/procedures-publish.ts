import { findingInWords, publishDefinition } from '#modules/procedures/index.ts'
import { operator } from '../actor.ts'
import { chosenOne, municipalityOption } from '../choose.ts'
import type { Command } from '../command.ts'
import { getSection, getStaffId } from '../named.ts'
import { readJson } from '../read-json.ts'

export const proceduresPublish: Command = {
  name: 'procedures publish',
  summary: { ja: '手続の定義を公開する', en: 'publish the definition of a procedure' },
  argument: {
    name: 'FILE.json',
    help: { ja: '手続の定義 (- なら標準入力)', en: 'the definition (- for standard input)' },
  },
  options: {
    ...municipalityOption,
    section: {
      value: 'NAME',
      required: true,
      help: { ja: '担当する課の名前かコード', en: 'name or code of the section that handles it' },
    },
    staff: {
      value: 'NAME',
      required: true,
      help: { ja: '公開する職員のサインイン名', en: 'sign-in name of whoever publishes it' },
    },
  },
  notes: {
    ja: '同じ id の手続があれば、新しい版になります。始まっている申請は、始めたときの版のままです。\n内容が今の版と同じなら、版は増えません。',
    en: 'Where the id is known it becomes a new version; applications that were begun stay with theirs.\nThe same content makes no other version.',
  },
  async run(input, context) {
    const json = await readJson(context, input.argument)
    const { municipalities } = await context.connect()
    const { db } = await chosenOne(municipalities, input)
    const now = context.clock()
    const section = await getSection(db, now, input.text('section'))
    const staffId = await getStaffId(db, input.text('staff'))
    const published = await publishDefinition(db, now, operator(), json, { sectionId: section.id, staffId })
    if (!published.ok) {
      const { findings } = published
      const count = `✖ 直すところが ${findings.length} 件あります。公開していません。`
      return { ok: false, lines: [...findings.map(findingInWords), count], json: { findings } }
    }
    const { slug, number, isNew } = published
    return {
      ok: true,
      lines: [isNew ? `✔ ${slug} の第${number}版を公開しました。` : `✔ ${slug} は、第${number}版のままです。`],
      json: { slug, number, isNew, section: section.name },
    }
  },
}
