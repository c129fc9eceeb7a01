import { Refusal } from '#lib/refusal.ts'

const LARGEST = 1024 * 1024

/** JSON out of a file that somebody chose. @throws Refusal 422 */
export async function readUploaded(file: unknown): Promise<unknown> {
  if (!(file instanceof File) || file.size === 0)
    throw new Refusal(422, 'JSON のファイルを選んでください。', 'definition')
  if (file.size > LARGEST) throw new Refusal(422, 'ファイルが大きすぎます。1MB までです。', 'definition')
  try {
    return JSON.parse(await file.text())
  } catch {
    throw new Refusal(422, 'JSON として読めません。手続の定義のファイルを選んでください。', 'definition')
  }
}
