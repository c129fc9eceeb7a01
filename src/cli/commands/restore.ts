import { backupIn, restore as restoreBackup } from '#kernel/backup/restore.ts'
import type { Command } from '../command.ts'
import { summaryInWords, summaryOf } from './backup.ts'

export const restore: Command = {
  name: 'restore',
  summary: { ja: 'バックアップから復元する', en: 'restore from a backup' },
  argument: {
    name: 'DIR',
    help: {
      ja: 'バックアップ、またはその置き場所 (新しいものを使う)',
      en: 'a backup, or where they are (the newest is used)',
    },
  },
  options: {
    municipality: { value: 'SLUG', help: { ja: 'この自治体だけ', en: 'only this municipality' } },
    'other-key': {
      help: {
        ja: 'SECRET_KEY を失くしたとき。署名は確かめられず、封じた値 (LINE の鍵など) は入れ直しです',
        en: 'when SECRET_KEY is lost: the signature proves nothing, and sealed values must be entered anew',
      },
    },
  },
  notes: {
    ja: '空の場所にだけ復元します。初めにすべてのバイトを確かめ、終わりに件数・監査証跡・添付を照合します。',
    en: 'Only into an empty place. Every byte is verified first; counts, audit chain and files are compared at the end.',
  },
  async run(input, context) {
    const folder = await backupIn(context.path(input.argument))
    const { url, ownerUrl } = await context.connect(true)
    const { SECRET_KEY: secretKey } = context.settings()
    const place = { url, ownerUrl, secretKey, files: context.files(), say: context.say }
    const options = { slug: input.find('municipality'), otherKey: input.has('other-key') }
    const { manifest, restored } = await restoreBackup(place, folder, options)
    const municipalities = restored.map(({ backup, broken = null }) => Object.assign(summaryOf(backup), { broken }))
    return {
      ok: municipalities.every(({ broken }) => !broken),
      lines: [
        `✔ ${folder} (${manifest.takenAt}) から復元しました。件数・監査証跡・添付はバックアップと一致しています。`,
        ...municipalities.flatMap((one) => [
          summaryInWords(one),
          ...(one.broken ? [`  ✖ ${one.slug}: 監査証跡はバックアップの前から ${one.broken.seq} 番で壊れています`] : []),
        ]),
      ],
      json: { folder, takenAt: manifest.takenAt, municipalities },
    }
  },
}
