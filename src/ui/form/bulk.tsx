import type { Children } from '../types.ts'
import { Form, type FormProps } from './form.tsx'

/** One row of a list that can be chosen. Its id keeps it the same row when the list is morphed. */
export const RowCheckbox = ({
  name,
  value,
  label,
  checked,
}: {
  name: string
  value: string
  label: string
  checked?: boolean
}) => (
  <label class="row-checkbox">
    <input type="checkbox" id={`${name}-${value}`} name={name} value={value} checked={checked} />
    <span class="visually-hidden">{label}</span>
  </label>
)

export type BulkFormProps = Omit<FormProps, 'inline'> & {
  /** Buttons for all chosen rows; shown as soon as one is chosen, by CSS alone. */
  actions: Children
  /** 「選んだ行」, before their number */
  label: Children
}

export const BulkForm = ({ actions, label, children, ...form }: BulkFormProps) => (
  <Form {...form}>
    <div class="bulk">
      <div class="bulk-rows">{children}</div>
      <div class="bulk-bar">
        <span>
          {label} <span class="bulk-count" /> 件を
        </span>
        {actions}
      </div>
    </div>
  </Form>
)
