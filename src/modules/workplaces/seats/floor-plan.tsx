import { canChoose, type SeatView, stateBriefly, stateInWords } from './availability.ts'
import { type Floor, seatInWords } from './seat.ts'

export interface FloorPlanProps {
  floor: Floor
  views: readonly SeatView[]
  /** Where a seat is asked for; none where the plan is only looked at. */
  hrefOf?: (view: SeatView) => string
  /** Under the name of each seat. */
  wordsOf?: (view: SeatView) => string
}

/** Centimetres of the plan to pixels of a screen, so that a seat can be hit with a finger. */
const SCALE = 0.55

const Drawing = ({ view, words }: { view: SeatView; words: string }) => {
  const { x, y, width, height, label } = view.seat
  const [middle, line] = [x + width / 2, y + height / 2]
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx={8} />
      {view.state === 'closed' && <path d={`M${x} ${y}l${width} ${height}M${x + width} ${y}l${-width} ${height}`} />}
      <text x={middle} y={line - 8} class="plan-label">
        {label}
      </text>{' '}
      <text x={middle} y={line + 30} class="plan-state">
        {words}
      </text>
    </>
  )
}

/** What is heard begins with what is seen: whoever steers by voice says what they see (WCAG 2.5.3). */
function spoken(view: SeatView, seen: string): string {
  const said = stateInWords(view)
  return said.startsWith(seen) ? said : `${seen}、${said}`
}

/** 見取り図 of a floor: every seat with its state in words; those that can be had are links. The list below says the same. */
export const FloorPlan = ({ floor, views, hrefOf, wordsOf = stateBriefly }: FloorPlanProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard
  <section class="plan" aria-label={`${floor.name}の見取り図`} tabIndex={0}>
    <svg
      viewBox={`0 0 ${floor.width} ${floor.height}`}
      width={Math.round(floor.width * SCALE)}
      height={Math.round(floor.height * SCALE)}
    >
      <rect class="plan-floor" x={2} y={2} width={floor.width - 4} height={floor.height - 4} rx={12} />
      {views.map((view) =>
        hrefOf && canChoose(view) ? (
          <a
            class="plan-seat"
            data-state={view.state}
            href={hrefOf(view)}
            aria-label={`${view.seat.label} ${spoken(view, wordsOf(view))} ${seatInWords(view.seat)}: この席で申請する`}
            key={view.seat.id}
          >
            <Drawing view={view} words={wordsOf(view)} />
          </a>
        ) : (
          <g class="plan-seat" data-state={view.state} key={view.seat.id}>
            <Drawing view={view} words={wordsOf(view)} />
          </g>
        ),
      )}
    </svg>
  </section>
)
