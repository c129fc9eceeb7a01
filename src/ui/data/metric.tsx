import type { Children } from '../types.ts'

export type MetricProps = { label: Children; value: Children; unit?: Children; note?: Children; href?: string }

/** One number that matters, with what it counts. */
export const Metric = ({ label, value, unit, note, href }: MetricProps) => (
  <div class="metric">
    <p class="metric-label">{href ? <a href={href}>{label}</a> : label}</p>
    <p class="metric-value">
      {value}
      {unit && <small>{unit}</small>}
    </p>
    {note && <p class="metric-note">{note}</p>}
  </div>
)
