import { X509Certificate } from 'node:crypto'
import forge from 'node-forge'

/** For tests: a certificate over a key that is too short to sign anything that stands. */
export function weakCertificate(at: Temporal.Instant): X509Certificate {
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair(1024)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = publicKey
  certificate.serialNumber = '01'
  certificate.validity.notBefore = new Date(at.subtract({ hours: 1 }).epochMilliseconds)
  certificate.validity.notAfter = new Date(at.add({ hours: 24 * 365 }).epochMilliseconds)
  const subject = [{ name: 'commonName', value: 'Somewhere' }]
  certificate.setSubject(subject)
  certificate.setIssuer(subject)
  certificate.sign(privateKey, forge.md.sha256.create())
  return new X509Certificate(forge.pki.certificateToPem(certificate))
}
