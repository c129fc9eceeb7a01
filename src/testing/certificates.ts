import { codeSeal, findUnmade, issueCertificate, makeTrialKey, type NewCertificate } from '#modules/procedures/index.ts'
import { testTown, type TownOptions } from './town.ts'

/** For tests: a town with a key that issues certificates of the office for newcomers. */
export async function issuingTown(options: TownOptions = {}) {
  const town = await testTown({ at: '2026-11-26T10:00:00+09:00', ...options })
  const { db } = town.municipality
  const section = await town.owner.query("select id from kernel.sections where code = 'ijuu'")
  const sectionId = Number(section.rows[0].id)
  await makeTrialKey(db, town.clock(), 'system:test', town.program.sealer, 'あおぞら市')
  const statement: NewCertificate = {
    sectionId,
    title: '空き家バンク利用登録証明書',
    holder: '青空 太郎',
    body: '空き家バンクの利用を登録したことを証明します。',
  }
  const issue = (changes: Partial<NewCertificate> = {}, on = db) =>
    on
      .transaction()
      .execute((tx) =>
        issueCertificate(tx, town.clock(), 'system:test', town.program.sealer, { ...statement, ...changes }),
      )
  return {
    ...town,
    statement,
    issue,
    /** Issues one and makes its paper. @returns with the code that the paper alone has */
    async issueOnPaper(changes: Partial<NewCertificate> = {}) {
      const issued = await issue(changes)
      const unmade = (await findUnmade(db, issued.id))!
      await town.work()
      return { ...issued, code: town.program.sealer.open(codeSeal(unmade.codeDigest), unmade.sealedCode) }
    },
    /** The signed paper as it lies in the store. */
    async paperOf(id: number): Promise<Buffer> {
      const { rows } = await town.owner.query('select file_sha256 from procedures.certificates where id = $1', [id])
      return Buffer.concat(await town.program.files.read('aozora', rows[0].file_sha256).toArray())
    },
  }
}
