import { Tabs } from '#ui/index.ts'

const PAGES = [
  { href: '/console/workplaces', text: '自分の予約' },
  { href: '/console/workplaces/seats', text: '席を選ぶ' },
  { href: '/console/workplaces/board', text: 'だれがどこに' },
  { href: '/console/workplaces/travel', text: '通勤時間' },
  { href: '/console/workplaces/calendar', text: 'カレンダー' },
] as const

/** The pages of しごと場 beside each other. */
export const WorkplacesTabs = ({ here }: { here: (typeof PAGES)[number]['href'] }) => (
  <Tabs label="しごと場" items={PAGES.map(({ href, text }) => ({ href, text, current: href === here }))} />
)
