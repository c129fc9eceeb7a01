import type { Children, TimeText } from '../types.ts'
import { Time } from './time.tsx'

export type Stamp = {
  /** 係長, 課長, 町長. */
  role: Children
  name?: string
  /** What was done, in a word: 承認, 代決, 差戻し. */
  word?: string
  time?: TimeText
  /** In whose place, under which rule, what is still to follow. */
  note?: Children
  state: 'done' | 'current' | 'next' | 'returned'
}

const waiting = { done: '', current: 'いまここ', next: 'これから', returned: '' }

/** The route of a decision as on paper: a row of stamps with names and times. */
export const Stamps = ({ stamps, label }: { stamps: Stamp[]; label: string }) => (
  <ol class="stamps" aria-label={label}>
    {stamps.map(({ role, name, word, time, note, state }) => (
      <li data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
        <span class="stamp-role">{role}</span>
        <span class="stamp-seal">{state === 'next' || state === 'current' ? waiting[state] : word}</span>
        <span class="stamp-name">{name}</span>
        {time && <Time {...time} />}
        {note && <span class="stamp-note">{note}</span>}
      </li>
    ))}
  </ol>
)
