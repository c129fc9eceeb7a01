import { FileInput } from '#ui/index.ts'
import type { FieldOf } from '../definition.ts'
import { allTyped } from '../reading/form.ts'
import { type Asked, errorAt } from './asked.ts'

const ACCEPT = {
  photo: { types: 'image/*', words: '写真' },
  pdf: { types: 'application/pdf,.pdf', words: 'PDF' },
  both: { types: 'image/*,application/pdf,.pdf', words: '写真かPDF' },
} as const

interface FileFieldProps {
  field: FieldOf<'file'>
  name: string
  hint: string
  asked: Asked
}

/** What was sent before is listed and stays, but for what is ticked. */
export function FileField({ field, name, hint, asked }: FileFieldProps) {
  const { label, what, accept, max, required } = field
  const kept = allTyped(asked.form, `${name}.kept`).flatMap((id) => asked.files.get(id) ?? [])
  const removed = allTyped(asked.form, `${name}.remove`)
  const how = `${what}を、${ACCEPT[accept].words}で${max > 1 ? `${max}件まで` : ''}付けてください。`
  return (
    <div class="file-field">
      <FileInput
        name={name}
        label={label}
        hint={[hint, how].filter(Boolean).join(' ')}
        error={errorAt(asked, name)}
        required={required}
        accept={ACCEPT[accept].types}
        multiple={max > 1}
      />
      {kept.length > 0 && (
        <ul class="kept-files" aria-label="付けたファイル">
          {kept.map((file) => (
            <li>
              <input type="hidden" name={`${name}.kept`} value={file.fileId} />
              <span>{file.name}</span>
              <label class="choice">
                <input
                  type="checkbox"
                  name={`${name}.remove`}
                  value={file.fileId}
                  checked={removed.includes(file.fileId)}
                />
                <span>外す</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
