import { Icon } from '../data/icon.tsx'
import type { Children } from '../types.ts'

export type FieldProps = {
  name: string
  /** Where ErrorSummary links to; the name if not given. */
  id?: string
  label: Children
  hint?: Children
  /** What is wrong, and an example that would be right. */
  error?: string
  /** true: 必須 · false: 任意 · not given: no mark. */
  required?: boolean
  requiredWord?: string
  optionalWord?: string
  hideLabel?: boolean
}

/** What a control needs so that its label, hint and error are read out with it. */
export type Wiring = {
  id: string
  name: string
  required?: true
  'aria-invalid'?: 'true'
  'aria-describedby'?: string
}

export function wire({ name, id = name, hint, error, required }: FieldProps): Wiring {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    name,
    ...(required && { required }),
    ...(error && { 'aria-invalid': 'true' }),
    ...(describedBy && { 'aria-describedby': describedBy }),
  }
}

/** Takes the props a field needs out of those meant for the control inside it. */
export function splitField<Props extends FieldProps>(props: Props) {
  const { name, id = name, label, hint, error, required, requiredWord, optionalWord, hideLabel, ...control } = props
  return { field: { name, id, label, hint, error, required, requiredWord, optionalWord, hideLabel }, control }
}

export function Mark({ required, requiredWord = '必須', optionalWord = '任意' }: Partial<FieldProps>) {
  if (required === undefined) return null
  return (
    <span class="field-mark" data-required={required}>
      {required ? requiredWord : optionalWord}
    </span>
  )
}

export function HintAndError({ id, hint, error }: Pick<FieldProps, 'hint' | 'error'> & { id: string }) {
  return (
    <>
      {hint && (
        <div class="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="error" size={20} />
          <span>{error}</span>
        </p>
      )}
    </>
  )
}

/** A labelled place for one control of your own: children get the attributes that wire it. */
export function Field(props: FieldProps & { children: (wiring: Wiring) => Children }) {
  const { label, hint, error, hideLabel, children } = props
  const wiring = wire(props)
  return (
    <div class="field" data-invalid={Boolean(error)}>
      <label for={wiring.id} class={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
        <Mark {...props} />
      </label>
      <HintAndError id={wiring.id} hint={hint} error={error} />
      {children(wiring)}
    </div>
  )
}
