import { randomUUID } from 'node:crypto'
import { type ReceivedFile, receiveFile } from '#kernel/files/receive.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import type { FieldOf, Page } from '../../definition/definition.ts'
import type { FieldMistake } from '../../definition/reading/reader.ts'

/** One file as a form brought it, under the name of its control. */
export interface SentFile {
  field: string
  name: string
  bytes: Uint8Array
}

export interface CameFile {
  id: string
  field: string
  file: ReceivedFile
}

/** The field that a control belongs to: `proof`, `children.0.apartProof`. Undefined where the page has no such. */
export function fileFieldOf({ fields }: Page, control: string): FieldOf<'file'> | undefined {
  const [first, row, inner] = control.split('.')
  const field = fields.find(({ id }) => id === first)
  if (field?.kind === 'file' && row === undefined) return field
  if (field?.kind !== 'group' || !/^\d{1,2}$/.test(row ?? '')) return undefined
  return field.fields.find((one): one is FieldOf<'file'> => one.kind === 'file' && one.id === inner)
}

const refuseKind = ({ accept }: FieldOf<'file'>, { name, mediaType }: ReceivedFile): void => {
  const kind = mediaType.startsWith('image/') ? 'photo' : mediaType === 'application/pdf' ? 'pdf' : undefined
  if (kind === accept || (kind && accept === 'both')) return
  const wanted = { photo: '写真', pdf: 'PDF', both: '写真か PDF' }[accept]
  throw new Refusal(422, `「${name}」は受け取れません。${wanted}を選んでください。`)
}

/** Checks the files that came with a page; why one is refused is said beside its field. */
export async function receiveFiles(
  program: Program,
  municipality: Municipality,
  page: Page,
  sent: readonly SentFile[],
): Promise<{ came: CameFile[]; mistakes: FieldMistake[] }> {
  const came: CameFile[] = []
  const mistakes: FieldMistake[] = []
  for (const { field: control, name, bytes } of sent) {
    const field = fileFieldOf(page, control)
    if (!field) continue
    try {
      const file = await receiveFile(program, municipality, { bytes, name, purpose: 'any' })
      refuseKind(field, file)
      came.push({ id: randomUUID(), field: control, file })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      mistakes.push({ field: control, message: error.message })
    }
  }
  return { came, mistakes }
}
