import { momentInWords } from '#lib/time/in-words.ts'
import { StatusLabel } from '#ui/index.ts'
import { type Run, type RunState, stateOf } from './source.ts'

const STATES: Record<RunState, { text: string; tone: 'info' | 'success' | 'error' }> = {
  waiting: { text: '順番を待っています', tone: 'info' },
  running: { text: '集めています', tone: 'info' },
  failed: { text: '集められませんでした', tone: 'error' },
  done: { text: '集めました', tone: 'success' },
}

export const RunLabel = ({ run }: { run: Run }) => {
  const { text, tone } = STATES[stateOf(run)]
  return <StatusLabel tone={tone}>{text}</StatusLabel>
}

const part = (count: number, words: string) => (count > 0 ? [`${words} ${count.toLocaleString('ja')}件`] : [])

/** 「新しい 3件・変わった 1件」 */
export function resultInWords(run: Run): string {
  const { added, changed, gone, back, echoes, unreadable } = run
  if (stateOf(run) === 'running') return ofHowMany(run)
  if (stateOf(run) !== 'done') return run.failure ?? ''
  const changes = [
    ...part(added, '新しい'),
    ...part(changed, '変わった'),
    ...part(gone, 'なくなった'),
    ...part(back, '戻った'),
  ]
  const asides = [...part(echoes, 'この町から渡ったもの'), ...part(unreadable, '読めなかったもの')]
  const nothing = run.seen === 0 ? '相手のカタログに、データセットがありません' : '変わったものはありません'
  const result = changes.length > 0 ? changes.join('・') : nothing
  return asides.length > 0 ? `${result} (ほかに、${asides.join('・')})` : result
}

const ofHowMany = ({ seen, announced }: Run): string =>
  announced === null
    ? `${seen.toLocaleString('ja')}件まで読みました`
    : `${announced.toLocaleString('ja')}件のうち ${seen.toLocaleString('ja')}件まで読みました`

/** When it was, or since when it goes on. */
export const momentOf = (run: Run, now: Temporal.Instant): string => {
  const state = stateOf(run)
  if (state === 'waiting') return `${momentInWords(run.askedAt, now)}、頼みました`
  if (state === 'running') return `${momentInWords(run.beganAt!, now)}、始まりました`
  return momentInWords(run.endedAt!, now)
}

export const LastRun = ({
  run,
  isStopped,
  now,
}: {
  run: Run | undefined
  isStopped: boolean
  now: Temporal.Instant
}) => (
  <div>
    {isStopped && <StatusLabel tone="warning">止めています</StatusLabel>}{' '}
    {run ? <RunLabel run={run} /> : 'まだ集めていません'}
    {run && <p>{[momentOf(run, now), resultInWords(run)].filter(Boolean).join(': ')}</p>}
  </div>
)
