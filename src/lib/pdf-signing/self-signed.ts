import { generateKeyPair, randomBytes, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import forge from 'node-forge'
import type { SigningIdentity } from './signing-identity.ts'

const make = promisify(generateKeyPair)
const RSA_BITS = 3072
const YEARS = 2

/** A certificate that only vouches for itself: readers show it as unknown, which is right for a trial. */
export async function makeSelfSigned(name: string, now: Temporal.Instant): Promise<SigningIdentity> {
  const { privateKey: key, publicKey } = await make('rsa', { modulusLength: RSA_BITS })
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }) as string)
  certificate.serialNumber = `00${randomBytes(16).toString('hex')}`
  const from = now.round({ smallestUnit: 'second', roundingMode: 'floor' })
  certificate.validity.notBefore = new Date(from.epochMilliseconds)
  certificate.validity.notAfter = new Date(from.toZonedDateTimeISO('UTC').add({ years: YEARS }).epochMilliseconds)
  const UTF8 = forge.asn1.Type.UTF8 as unknown as forge.asn1.Class
  const subject = [
    { name: 'countryName', value: 'JP' },
    { name: 'organizationName', value: name, valueTagClass: UTF8 },
    { name: 'commonName', value: name, valueTagClass: UTF8 },
  ]
  certificate.setSubject(subject)
  certificate.setIssuer(subject)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ])
  certificate.sign(
    forge.pki.privateKeyFromPem(key.export({ type: 'pkcs1', format: 'pem' }) as string),
    forge.md.sha256.create(),
  )
  return { key, certificate: new X509Certificate(forge.pki.certificateToPem(certificate)), chain: [] }
}
