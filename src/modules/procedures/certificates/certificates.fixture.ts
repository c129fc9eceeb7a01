import { testTown, type TownOptions } from '../../../testing/town.ts'
import type { NewCertificate } from './certificates.queries.ts'
import { issueCertificate } from './issue-certificate.ts'
import { makeTrialKey } from './signing/use-signing-key.ts'

/** For tests: a town with a key that issues certificates of the welfare office. */
export async function issuingTown(options: TownOptions = {}) {
  const town = await testTown({ at: '2026-11-26T10:00:00+09:00', ...options })
  const { db } = town.municipality
  const section = await town.owner.query("select id, code from kernel.sections where code = 'iju'")
  const sectionId = Number(section.rows[0].id)
  await makeTrialKey(db, town.clock(), 'system:test', town.program.sealer, 'あおぞら市')
  const statement: NewCertificate = {
    sectionId,
    title: '空き家バンク利用登録証明書',
    holder: '青空 太郎',
    body: '空き家バンクの利用を登録したことを証明します。',
  }
  return {
    ...town,
    statement,
    issue: (changes: Partial<NewCertificate> = {}, on = db) =>
      on
        .transaction()
        .execute((tx) =>
          issueCertificate(tx, town.clock(), 'system:test', town.program.sealer, { ...statement, ...changes }),
        ),
    /** The signed paper as it lies in the store. */
    async paperOf(id: number): Promise<Buffer> {
      const { rows } = await town.owner.query('select file_sha256 from procedures.certificates where id = $1', [id])
      return Buffer.concat(await town.program.files.read('aozora', rows[0].file_sha256).toArray())
    },
  }
}

/** The code that only the paper has: its QR code says the same as the description for those who listen. */
export const codeOn = (pdf: Buffer): string => {
  const text = Buffer.from(pdf.toString('latin1').replaceAll('\0', ''), 'latin1').toString('latin1')
  return /certificates\/([\w-]{32})/.exec(text)?.[1] ?? ''
}
