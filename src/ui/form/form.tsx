import type { FormHTMLAttributes } from 'preact'
import type { Children, PassedOn } from '../types.ts'

type FormLook = {
  action: string
  method?: 'get' | 'post'
  multipart?: boolean
  /** Hidden values: the anti-forgery token, the version that was read … */
  hidden?: Record<string, string>
  /** Fields side by side, as in a filter above a list. */
  inline?: boolean
  children: Children
}

export type FormProps = FormLook & PassedOn<FormHTMLAttributes, FormLook>

/** The server says what is wrong, in its own words, once and for all fields; so the browser's own bubbles are off. */
export const Form = ({ action, method = 'post', multipart, hidden = {}, inline, children, ...rest }: FormProps) => (
  <form
    {...rest}
    class="form"
    action={action}
    method={method}
    enctype={multipart ? 'multipart/form-data' : undefined}
    data-inline={inline}
    noValidate
  >
    {Object.entries(hidden).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {children}
  </form>
)

/** Buttons at the end of a form: the first is what most people want. Stays at thumb height on a phone if `sticky`. */
export const FormActions = ({ sticky, children }: { sticky?: boolean; children: Children }) => (
  <div class="form-actions" data-sticky={sticky}>
    {children}
  </div>
)
