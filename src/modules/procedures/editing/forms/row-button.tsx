import { Button } from '#ui/index.ts'

interface RowButtonProps {
  press: 'add' | 'remove' | 'up'
  /** The list, or one row of it: `options.2`. */
  of: string
  text: string
  label?: string
}

/** Shows the form again with its rows changed; nothing is saved yet. */
export const RowButton = ({ press, of, text, label }: RowButtonProps) => (
  <Button
    variant={press === 'add' ? 'secondary' : 'tertiary'}
    size="small"
    name={`_${press}`}
    value={of}
    aria-label={label}
  >
    {text}
  </Button>
)
