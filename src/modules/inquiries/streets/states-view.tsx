import { dateTimeInWords } from '#lib/time/in-words.ts'
import { Card, Timeline, type TimelineItem } from '#ui/index.ts'
import { isOpen, STATES, type Step, type StreetReport } from './street-report.ts'

const NEXT = {
  received: { title: STATES.working, words: '担当の課が内容を確かめています。' },
  working: { title: STATES.done, words: '現場を見て、対応を進めています。' },
}

/** 通報の状況, as whoever reported it sees it: what was, and what comes. The words are in the talk below. */
export function ReportStates({ report, steps }: { report: StreetReport; steps: readonly Step[] }) {
  const told = [{ state: 'received' as const, at: report.reportedAt }, ...steps]
  const items: TimelineItem[] = told.map(({ state, at }, index) => ({
    title: STATES[state],
    time: { datetime: at.toString(), text: dateTimeInWords(at) },
    state: index === told.length - 1 && isOpen(state) ? 'current' : 'done',
  }))
  const next = report.state === 'received' || report.state === 'working' ? NEXT[report.state] : undefined
  if (next) items.push({ title: next.title, state: 'next', children: <p>{next.words}</p> })
  return (
    <Card heading={`${report.kind}の通報`}>
      <p>場所: {report.address || '地図の印'}</p>
      <Timeline label="通報の状況" items={items} />
    </Card>
  )
}
