import type { Language } from '#lib/text/language.ts'
import { dateTimeIn } from '#lib/time/in-language.ts'
import { Card, Filled, Stack, Timeline, type TimelineItem } from '#ui/index.ts'
import { UsualName } from '../languages/usual-name.tsx'
import { USUAL_KINDS } from './kind-words.ts'
import { REPORTED } from './state-words.ts'
import { isOpen, type Step, type StreetReport } from './street-report.ts'

interface ReportStatesProps {
  report: StreetReport
  steps: readonly Step[]
  lang: Language
}

/** 通報の状況, as whoever reported it sees it: what was, and what comes. The words are in the talk below. */
export function ReportStates({ report, steps, lang }: ReportStatesProps) {
  const words = REPORTED[lang]
  const told = [{ state: 'received' as const, at: report.reportedAt }, ...steps]
  const items: TimelineItem[] = told.map(({ state, at }, index) => ({
    title: words.states[state],
    time: { datetime: at.toString(), text: dateTimeIn(lang, at) },
    state: index === told.length - 1 && isOpen(state) ? 'current' : 'done',
  }))
  if (report.state === 'received' || report.state === 'working') {
    const title = words.states[report.state === 'received' ? 'working' : 'done']
    items.push({ title, state: 'next', children: <p>{words.next[report.state]}</p> })
  }
  return (
    <Card
      heading={
        <Filled sentence={words.heading}>
          <UsualName of={USUAL_KINDS} name={report.kind} lang={lang} />
        </Filled>
      }
    >
      <Stack>
        <p>
          {words.place}: {report.address || words.onMap}
        </p>
        <Timeline label={words.timeline} items={items} words={words.marks} />
      </Stack>
    </Card>
  )
}
