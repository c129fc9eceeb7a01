import { createHash, webcrypto } from 'node:crypto'
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import * as pkijs from 'pkijs'
import type { SigningIdentity } from './signing-identity.ts'

const OID = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
}

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest()).buffer

/**
 * A detached CMS signature as PAdES baseline B-B asks for it (ETSI EN 319 142-1, 6.3): it names the certificate that made it
 * (RFC 5035), and not the time, which is the PDF's to tell.
 * @returns DER
 */
export async function signCades(bytes: Uint8Array, { key, certificate, chain }: SigningIdentity): Promise<Buffer> {
  const own = pkijs.Certificate.fromBER(certificate.raw)
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: pkijs.ContentInfo.DATA }),
    certificates: [own, ...chain.map(({ raw }) => pkijs.Certificate.fromBER(raw))],
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes: attributes(bytes, certificate.raw) }),
      }),
    ],
  })
  await signed.sign(await forSigning(key), 0, 'SHA-256')
  const content = new pkijs.ContentInfo({
    contentType: pkijs.ContentInfo.SIGNED_DATA,
    content: signed.toSchema(true),
  })
  return Buffer.from(content.toSchema().toBER())
}

const one = (type: string, value: ObjectIdentifier | OctetString | Sequence) =>
  new pkijs.Attribute({ type, values: [value] })

/** In the order of DER, which those who verify put them into: a signature over another order would not hold. */
function attributes(bytes: Uint8Array, certificate: Uint8Array): pkijs.Attribute[] {
  // ESSCertIDv2: SHA-256 is its default, and defaults are left out.
  const certId = new Sequence({ value: [new OctetString({ valueHex: sha256(certificate) })] })
  return [
    one(OID.contentType, new ObjectIdentifier({ value: pkijs.ContentInfo.DATA })),
    one(OID.messageDigest, new OctetString({ valueHex: sha256(bytes) })),
    one(OID.signingCertificateV2, new Sequence({ value: [new Sequence({ value: [certId] })] })),
  ]
}

async function forSigning(key: SigningIdentity['key']): Promise<CryptoKey> {
  const { asymmetricKeyType: type, asymmetricKeyDetails: about } = key
  const how =
    type === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: about?.namedCurve === 'secp384r1' ? 'P-384' : 'P-256' }
  const der = key.export({ type: 'pkcs8', format: 'der' })
  return (await webcrypto.subtle.importKey('pkcs8', der, how, false, ['sign'])) as CryptoKey
}
