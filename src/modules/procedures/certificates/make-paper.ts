import { z } from 'zod'
import { record } from '#kernel/audit/record.ts'
import { keepFile } from '#kernel/files/keep.ts'
import { receiveFile } from '#kernel/files/receive.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program, Task } from '#kernel/program.ts'
import { signPaper } from '#lib/pdf-signing/sign-paper.ts'
import { refuseUnfit } from '#lib/pdf-signing/signing-identity.ts'
import { numberInWords } from './certificate.ts'
import { findUnmade, markMade } from './certificates.queries.ts'
import { codeSeal } from './issue-certificate.ts'
import { drawCertificate, headOf } from './paper.ts'
import { findSigningIdentity } from './signing/signing-keys.queries.ts'

const Payload = z.object({ certificate: z.number() })

export const certificateAddress = ({ publicUrl }: Pick<Municipality, 'publicUrl'>, code: string): string =>
  `${publicUrl}/certificates/${code}`

/** Draws, signs and keeps the paper of a certificate. Whatever fails is tried again: its number stands. */
export function makePaperTask(program: Program): Task {
  return (municipality, payload) => makePaper(program, municipality, Payload.parse(payload).certificate)
}

async function makePaper(program: Program, municipality: Municipality, id: number): Promise<void> {
  const { db } = municipality
  const certificate = await findUnmade(db, id)
  if (!certificate) return
  const identity = await findSigningIdentity(db, program.sealer)
  if (!identity) throw new Error('the town has no key to sign with')
  refuseUnfit(identity, program.clock())
  const { name: town } = await getProfile(db)
  const code = program.sealer.open(codeSeal(certificate.codeDigest), certificate.sealedCode)
  const number = numberInWords(town, certificate)
  const paper = drawCertificate(certificate, { town, address: certificateAddress(municipality, code) })
  const words = { name: headOf(town), reason: `${certificate.title} ${number}`, at: program.clock() }
  const bytes = await signPaper(paper, identity, words)
  const file = await receiveFile(program, municipality, { bytes, name: `${number}.pdf`, purpose: 'any' })
  await db.transaction().execute(async (tx) => {
    await keepFile(tx, file)
    if (!(await markMade(tx, id, { sha256: file.sha256, signingKeyId: identity.id }))) return
    await tellScreens(tx, `certificates:${certificate.sectionId}`)
    const detail = { document: file.sha256.toString('hex'), signingKey: identity.id }
    await record(tx, program.clock(), 'system:worker', 'certificate.signed', `certificate:${id}`, detail)
  })
}
