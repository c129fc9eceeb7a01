import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import forge from 'node-forge'
import type { SigningIdentity } from './signing-identity.ts'

/** What somebody else's program says of a PDF. */
export const hasTool = (name: string): boolean => spawnSync(name, ['-v']).error === undefined

/** The signature of a PDF taken apart: DER, and the bytes it is over. */
export function takeApart(pdf: Buffer): { cms: Buffer; signed: Buffer; range: number[] } {
  const range = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]/.exec(pdf.toString('latin1'))!.slice(1).map(Number)
  const [a, b, c, d] = range as [number, number, number, number]
  const padded = Buffer.from(pdf.subarray(b + 1, c - 1).toString('latin1'), 'hex')
  const length = 4 + padded.readUInt16BE(2) // 30 82 and the length
  return {
    cms: padded.subarray(0, length),
    signed: Buffer.concat([pdf.subarray(a, a + b), pdf.subarray(c, c + d)]),
    range,
  }
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-signature-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** poppler's word on it. */
export const pdfsig = (pdf: Buffer): string =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'signed.pdf'), pdf)
    return spawnSync('pdfsig', ['-nocert', join(folder, 'signed.pdf')], { encoding: 'utf8' }).stdout
  })

/** OpenSSL's word on it, the binding to the certificate included (`-cades`). */
export const opensslVerifies = (pdf: Buffer, trusted: string): string =>
  inFolder((folder) => {
    const { cms, signed } = takeApart(pdf)
    const path = (name: string, bytes: Buffer | string) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    }
    const files = ['-in', path('cms', cms), '-content', path('signed', signed), '-CAfile', path('ca', trusted)]
    const args = [
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      ...files,
      '-purpose',
      'any',
      '-out',
      '/dev/null',
    ]
    return spawnSync('openssl', args, { encoding: 'utf8' }).stderr.trim()
  })

/** The words on a PDF, where poppler is there to read them. */
export const wordsOf = (pdf: Buffer): string =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'one.pdf'), pdf)
    return execFileSync('pdftotext', ['-layout', join(folder, 'one.pdf'), '-'], { encoding: 'utf8' })
  })

/** PKCS#12 as an authority hands it out. */
export function pkcs12Of(
  { key, certificate, chain }: Pick<SigningIdentity, 'certificate'> & Partial<SigningIdentity>,
  password: string,
): Uint8Array {
  const own = key ? forge.pki.privateKeyFromPem(key.export({ type: 'pkcs1', format: 'pem' }) as string) : null
  const certificates = [certificate, ...(chain ?? [])].map((one) => forge.pki.certificateFromPem(one.toString()))
  const made = forge.pkcs12.toPkcs12Asn1(own as forge.pki.rsa.PrivateKey, certificates, password, {
    algorithm: 'aes256',
    count: 1000,
  })
  return Buffer.from(forge.asn1.toDer(made).getBytes(), 'binary')
}
