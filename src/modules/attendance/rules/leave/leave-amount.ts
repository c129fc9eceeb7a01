/** 12日2時間15分: minutes of leave, where a day is so many minutes. */
export interface LeaveAmount {
  readonly days: number
  readonly hours: number
  readonly minutes: number
}

export const leaveAmountOf = (minutes: number, dayMinutes: number): LeaveAmount => ({
  days: Math.floor(minutes / dayMinutes),
  hours: Math.floor((minutes % dayMinutes) / 60),
  minutes: (minutes % dayMinutes) % 60,
})

export const leaveMinutesOf = ({ days, hours, minutes }: LeaveAmount, dayMinutes: number): number =>
  days * dayMinutes + hours * 60 + minutes

export function leaveInWords({ days, hours, minutes }: LeaveAmount): string {
  const rest = `${hours > 0 ? `${hours}時間` : ''}${minutes > 0 ? `${minutes}分` : ''}`
  return days > 0 || rest === '' ? `${days}日${rest}` : rest
}
