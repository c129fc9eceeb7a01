import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { sealerOf } from '#lib/crypto/seal.ts'
import { Refusal } from '#lib/refusal.ts'
import { exportProcedureOf } from '#modules/procedures/index.ts'
import { operator } from '../actor.ts'
import { chosenOne, municipalityOption } from '../choose.ts'
import type { Command } from '../command.ts'

export const proceduresExport: Command = {
  name: 'procedures export',
  summary: {
    ja: '公開した手続を、町の署名を付けたファイルにする',
    en: 'write a published procedure to a file signed by the town',
  },
  argument: { name: 'SLUG', help: { ja: '手続の id', en: 'id of the procedure' } },
  options: {
    ...municipalityOption,
    to: {
      value: 'FILE',
      required: true,
      help: { ja: '書き込むファイル。もうあれば断ります', en: 'file to write; refused where there is one' },
    },
    number: { value: 'N', help: { ja: '版(なければ公開中の版)', en: 'version, if not the one that stands' } },
  },
  notes: {
    ja: '署名は、設定の「署名の鍵」にある町の鍵でします。ほかの町は procedures import で取り込みます。',
    en: 'Signed with the town’s key (署名の鍵 in the settings). Another town takes it in with procedures import.',
  },
  async run(input, context) {
    const file = context.path(input.text('to'))
    if (existsSync(file)) throw new Refusal(409, `${file} はもうあります。別の名前にしてください (it exists already).`)
    const { municipalities } = await context.connect()
    const { db } = await chosenOne(municipalities, input)
    const about = { db, sealer: sealerOf(context.settings().SECRET_KEY) }
    const of = { slug: input.argument, number: input.count('number') }
    const { number, text } = await exportProcedureOf(about, context.clock(), operator(), of)
    await writeFile(file, text, { flag: 'wx' })
    return {
      ok: true,
      lines: [`✔ ${input.argument} の第${number}版を書きました: ${file}`],
      json: { file, slug: input.argument, number },
    }
  },
}
