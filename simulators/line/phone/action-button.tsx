import type { Action } from './action.ts'

const KIND: Record<string, string> = {
  camera: 'カメラ',
  cameraRoll: '写真を選ぶ',
  location: '位置情報を送る',
  datetimepicker: '日時を選ぶ',
}

const SHEET: Record<string, string> = { camera: 'photos', cameraRoll: 'photos', location: 'places' }
const PICKER = { date: 'date', time: 'time', datetime: 'datetime-local' } as const

export function ActionButton({ action, base }: { action: Action; base: string }) {
  const label = action.label || KIND[action.type] || action.text || action.type
  if (action.type === 'uri' && action.uri)
    return (
      <a class="action" href={action.uri} target="_blank" rel="noreferrer">
        {label}
      </a>
    )
  const sheet = SHEET[action.type]
  if (sheet)
    return (
      <a class="action" href={`#${sheet}`} data-sheet={sheet}>
        {label}
      </a>
    )
  return (
    <form method="post" action={`${base}/taps`} class="tap">
      <input type="hidden" name="action" value={JSON.stringify(action)} />
      {action.type === 'datetimepicker' && (
        <input type={PICKER[action.mode ?? 'date']} name="picked" aria-label={label} required />
      )}
      <button class="action">{label}</button>
    </form>
  )
}
