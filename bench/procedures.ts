// bin/bench procedures [submissions|surge|certificates]: residents who apply, one after the other and all at once, and what the town signs.
import { kyselyOn } from '../src/lib/db/connect.ts'
import { publishDefinition, shippedDefinitions } from '../src/modules/procedures/index.ts'
import { certificates } from './certificates.ts'
import { SLUG } from './dog-registration.ts'
import { end } from './figures.ts'
import { setStage, startProgram } from './stage.ts'
import { submissions } from './submissions.ts'
import { surge } from './surge.ts'

const ROUNDS = Number(process.env['ROUNDS'] ?? 5)
const [only] = process.argv.slice(2)
const wanted = (name: string) => only === undefined || only === name

const stage = await setStage()
const { rows } = await stage.owner.query(
  `select m.section_id::int as "sectionId", m.staff_id::int as "staffId" from kernel.memberships m
   join kernel.sections s on s.id = m.section_id where s.code = 'ijuu' limit 1`,
)
const json = shippedDefinitions().find((one) => (one as { id: string }).id === SLUG)
await publishDefinition(kyselyOn(stage.owner), Temporal.Now.instant(), 'system:bench', json, rows[0])

if (wanted('submissions') || wanted('surge')) {
  const program = await startProgram(stage, 8943, { ROLE: 'web', TRUST_PROXY: 'true' })
  if (wanted('submissions')) await submissions(stage, program, ROUNDS)
  if (wanted('surge')) await surge(stage, program)
  await program.stop()
}
if (wanted('certificates')) await certificates(stage, rows[0].sectionId, ROUNDS)
await stage.close()
end()
