import type { Children } from '../types.ts'

export type Bar = { label: Children; value: number; /** The value in words, at the end of the bar. */ text: Children }

export type BarsProps = { caption: Children; bars: Bar[] }

/** Few amounts side by side, the longest as wide as there is room. The words at the end say the same; what is not above zero has no bar. */
export function Bars({ caption, bars }: BarsProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <figure class="bars">
      <figcaption>{caption}</figcaption>
      <ul>
        {bars.map(({ label, value, text }) => (
          <li>
            <span class="bars-label" title={typeof label === 'string' ? label : undefined}>
              {label}
            </span>
            <svg class="bars-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect width={Math.max(0, (value / most) * 100)} height={10} />
            </svg>
            <span class="bars-text">{text}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
