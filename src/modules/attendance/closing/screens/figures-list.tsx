import { durationInWords } from '#lib/time/in-words.ts'
import { DescriptionList } from '#ui/index.ts'
import { absentAtClosing } from '../../book/book-day.ts'
import { type AttendanceBook, minutesWorked } from '../../book/book.ts'
import { hoursInFigures } from '../../book/book-rows.tsx'
import { isOvertime } from '../../rules/day/work-classes.ts'

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

/** What a book comes to, in the few figures that whoever closes it looks at. Minutes. */
export const figuresOf = (book: AttendanceBook) => ({
  worked: total(book.days.map(minutesWorked)),
  overtime: total(book.totals.filter(({ workClass }) => isOvertime(workClass)).map(({ minutes }) => minutes)),
  leave: total(book.leaves.map(({ minutes }) => minutes)),
  absent: total(book.days.map(absentAtClosing)),
})

export const figureInWords = (minutes: number): string => hoursInFigures(minutes) || '0:00'

export function FiguresList({ book }: { book: AttendanceBook }) {
  const { worked, overtime, leave, absent } = figuresOf(book)
  return (
    <DescriptionList
      items={[
        { term: '出勤', description: `${book.workdays}日のうち ${book.daysWorked}日` },
        { term: '勤務', description: durationInWords(worked) },
        { term: '時間外', description: durationInWords(overtime) },
        { term: '休暇', description: durationInWords(leave) },
        { term: '勤務も休暇もない時間', description: durationInWords(absent) },
      ]}
    />
  )
}
