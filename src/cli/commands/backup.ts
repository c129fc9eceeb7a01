import { backUp } from '#kernel/backup/back-up.ts'
import type { MunicipalityBackup } from '#kernel/backup/manifest.ts'
import type { Command } from '../command.ts'
import { programVersion } from '../program-version.ts'

export const summaryOf = ({ slug, name, tables, files, auditHead }: MunicipalityBackup) => ({
  slug,
  name,
  tables: tables.length,
  rows: tables.reduce((sum, { rows }) => sum + rows, 0),
  files: files.count,
  auditHead,
})

export const summaryInWords = ({ slug, rows, files, auditHead }: ReturnType<typeof summaryOf>): string =>
  `  ${slug}: ${rows.toLocaleString('en')} 行、添付 ${files.toLocaleString('en')} 件 · audit --head ${auditHead}`

export const backup: Command = {
  name: 'backup',
  summary: { ja: 'すべての自治体をバックアップする', en: 'back up every municipality' },
  argument: {
    name: 'DIR',
    help: {
      ja: '置き場所。日時の名前のフォルダーができます',
      en: 'where to: a folder named by the time is made in it',
    },
  },
  options: {},
  notes: {
    ja: '動かしたまま取れます。データベースと添付ファイルが入り、SECRET_KEY で署名されます。\nSECRET_KEY は入りません。別の場所に必ず控えてください。個人情報を含むので、置き場所を守ってください。',
    en: 'The program may go on running. Holds the databases and the attached files, signed with SECRET_KEY.\nSECRET_KEY itself is not in it: keep it elsewhere. It holds personal data: guard the place.',
  },
  async run(input, context) {
    const { ownerUrl } = await context.connect()
    const { SECRET_KEY: secretKey } = context.settings()
    const place = { ownerUrl, secretKey, files: context.files(), say: context.say }
    const { folder, manifest } = await backUp(place, context.clock(), programVersion(), context.path(input.argument))
    const municipalities = manifest.municipalities.map((one) => summaryOf(one))
    return {
      ok: true,
      lines: [`✔ ${folder}`, ...municipalities.map((one) => summaryInWords(one))],
      json: { folder, takenAt: manifest.takenAt, program: manifest.program, municipalities },
    }
  },
}
