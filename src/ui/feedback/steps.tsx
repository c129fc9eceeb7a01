import { VisuallyHidden } from '../data/visually-hidden.tsx'
import type { Children } from '../types.ts'

export type StepsProps = { current: number; total: number; /** What this step asks. */ name?: Children; label?: string }

/** 「3 / 6」: where one is in a form, in figures and as a row of bars. */
export const Steps = ({ current, total, name, label = '入力の進み' }: StepsProps) => (
  <div class="steps">
    <p>
      <VisuallyHidden>{label}</VisuallyHidden>
      <strong>
        {current} / {total}
      </strong>
      {name && <span>{name}</span>}
    </p>
    <ol aria-hidden="true">
      {Array.from({ length: total }, (_, index) => (
        <li data-state={index + 1 < current ? 'done' : index + 1 === current ? 'current' : 'next'} />
      ))}
    </ol>
  </div>
)
