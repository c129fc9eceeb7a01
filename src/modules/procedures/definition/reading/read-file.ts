import type { FieldOf } from '../field.ts'
import { allTyped } from './form.ts'
import { mistake, type Reader } from './reader.ts'

/** Under `….kept` the page names what it showed, under `….remove` what of it goes; what came now is added. */
export const readFile: Reader<FieldOf<'file'>> = ({ label, what, max, required }, name, posted) => {
  const removed = allTyped(posted.form, `${name}.remove`)
  const kept = [...new Set(allTyped(posted.form, `${name}.kept`))]
    .filter((fileId) => !removed.includes(fileId))
    .flatMap((fileId) => posted.known.get(fileId) ?? [])
  const files = [...kept, ...(Object.hasOwn(posted.files, name) ? (posted.files[name] ?? []) : [])]
  if (files.length === 0) {
    return required ? mistake(posted, name, `「${label}」: ${what}を付けてください。写真でもかまいません。`) : undefined
  }
  if (files.length > max)
    return mistake(posted, name, `「${label}」は${max}件までです。${files.length - max}件外してください。`)
  return files
}
