import { Icon } from '../data/icon.tsx'

export type FieldErrorText = { field?: string; message: string }

export type ErrorSummaryProps = {
  errors: FieldErrorText[]
  heading?: string
  id?: string
  /** false where a page shows one as a sample. */
  autoFocus?: boolean
}

/** First on a page that was sent back, and what has the focus there. `field` is the id of the control. Nothing when there is no error. */
export function ErrorSummary({
  errors,
  heading = '入力内容を確かめてください',
  id = 'error-summary',
  autoFocus = true,
}: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <div
      class="error-summary"
      id={id}
      role="alert"
      tabIndex={-1}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page came back because of this: here people begin to read it
      autoFocus={autoFocus}
      aria-labelledby={`${id}-heading`}
    >
      <h2 id={`${id}-heading`}>
        <Icon name="error" />
        <span>{heading}</span>
      </h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}

export const errorFor = (errors: FieldErrorText[], field: string) =>
  errors.find((error) => error.field === field)?.message
