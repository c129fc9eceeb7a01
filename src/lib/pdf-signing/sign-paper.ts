import { SignPdf } from '@signpdf/signpdf'
import { DEFAULT_BYTE_RANGE_PLACEHOLDER as LATER, Signer } from '@signpdf/utils'
import type { Paper } from '../paper/paper.ts'
import { signCades } from './cades.ts'
import type { SigningIdentity } from './signing-identity.ts'

/** A signature without its certificates: 512 bytes of RSA 4096, with attributes and names beside it. */
const BARE_BYTES = 4096

export interface SigningWords {
  /** Who signs: the town. */
  name: string
  reason: string
  at: Temporal.Instant
}

/** 電子署名: finishes a paper with a PAdES signature (baseline B-B) over every byte of it. Nothing of it is to be seen on the page. */
export async function signPaper(paper: Paper, identity: SigningIdentity, words: SigningWords): Promise<Buffer> {
  placeField(paper, roomFor(identity), words)
  return new SignPdf().sign(await paper.finish(), new CadesSigner(identity))
}

/** Certificates go in whole, and the chain of an authority may be long: a fixed room would refuse it one day. */
const roomFor = ({ certificate, chain }: SigningIdentity): number =>
  BARE_BYTES + [certificate, ...chain].reduce((sum, { raw }) => sum + raw.length, 0)

const [PRINT, LOCKED] = [4, 128]
const [SIGNATURES_EXIST, APPEND_ONLY] = [1, 2]

/** ISO 32000-2, 12.8.1. Plain strings are names of PDF, boxed ones its texts. */
function placeField({ doc }: Paper, room: number, { name, reason, at }: SigningWords): void {
  const inside = doc as unknown as Insides
  const make = (data: Record<string, unknown>) => {
    const made = inside.ref(data)
    made.end()
    return made
  }
  doc.switchToPage(0)
  const page = doc.page as unknown as { dictionary: unknown; annotations: unknown[] }
  const signature = make({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, LATER, LATER, LATER],
    Contents: Buffer.alloc(room),
    Name: boxed(name),
    Reason: boxed(reason),
    M: new Date(at.epochMilliseconds),
  })
  const field = make({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: boxed('Signature1'),
    TU: boxed('電子署名'),
    Rect: [0, 0, 0, 0],
    F: PRINT + LOCKED,
    P: page.dictionary,
    V: signature,
  })
  page.annotations.push(field)
  // pdfkit ends the form itself, and looks for the fonts of fields that are typed into: there are none.
  inside._acroform = { fonts: {}, defaultFont: 'regular' }
  const form = { SigFlags: SIGNATURES_EXIST + APPEND_ONLY, Fields: [field], DR: { Font: {} } }
  inside._root.data['AcroForm'] = inside.ref(form)
}

const boxed = (text: string): unknown => Object(text)

/** Of pdfkit, which its types do not tell. */
interface Insides {
  ref: (data: Record<string, unknown>) => { end: () => void }
  _root: { data: Record<string, unknown> }
  _acroform: { fonts: Record<string, never>; defaultFont: string }
}

class CadesSigner extends Signer {
  readonly #identity: SigningIdentity

  constructor(identity: SigningIdentity) {
    super()
    this.#identity = identity
  }

  override sign(bytes: Buffer): Promise<Buffer> {
    return signCades(bytes, this.#identity)
  }
}
