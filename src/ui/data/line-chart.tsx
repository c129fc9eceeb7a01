import type { Children } from '../types.ts'

export type LineSeries = {
  label: string
  points: { at: number; value: number }[]
  /** Not measured: what was before, or what is aimed at. */
  level?: 'before' | 'aim'
}

export type LineChartProps = {
  caption: Children
  series: LineSeries[]
  /** From where to where, if the points do not reach so far. */
  range?: [from: number, through: number]
  /** Under the line, where it begins and ends. */
  ends: [from: string, through: string]
  /** Of the values: Mbps. */
  unit: string
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [360, 180, 48, 24, 10]

/** 212 → 250: where the axis ends, so that its middle is a round number too. */
export function roundUp(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((limit) => limit >= most) ?? most
}

/** How few amounts went up and down over time, each line with a pattern of its own. The table beside it says the same. */
export function LineChart({ caption, series, range, ends, unit }: LineChartProps) {
  const points = series.flatMap((one) => one.points)
  const [first, last] = range ?? [Math.min(...points.map(({ at }) => at)), Math.max(...points.map(({ at }) => at))]
  const most = roundUp(Math.max(1, ...points.map(({ value }) => value)))
  const x = (at: number) => LEFT + ((at - first) / (last - first || 1)) * (WIDTH - LEFT - 10)
  const y = (value: number) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM)
  return (
    <figure class="line-chart">
      <figcaption>
        {caption}
        {series.map(({ label, level }, line) => (
          <span class="line-chart-key" data-line={line} data-level={level}>
            <svg viewBox="0 0 32 10" aria-hidden="true" focusable="false">
              <path d="M1 5h30" />
            </svg>
            {label}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        {[0, most / 2, most].map((value) => (
          <g class="line-chart-grid">
            <path d={`M${LEFT} ${y(value)}H${WIDTH}`} />
            <text x={LEFT - 6} y={y(value) + 4} text-anchor="end">
              {value}
            </text>
          </g>
        ))}
        <text x={LEFT} y={HEIGHT - 4}>
          {ends[0]}
        </text>
        <text x={WIDTH} y={HEIGHT - 4} text-anchor="end">
          {ends[1]}
        </text>
        <text x={4} y={HEIGHT - 4}>
          {unit}
        </text>
        {series.map(({ points: own, level }, line) => (
          <g class="line-chart-line" data-line={line} data-level={level}>
            <polyline points={own.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')} />
            {(level ? [] : own).map(({ at, value }) => (
              <circle cx={x(at).toFixed(1)} cy={y(value).toFixed(1)} r={3} />
            ))}
          </g>
        ))}
      </svg>
    </figure>
  )
}
