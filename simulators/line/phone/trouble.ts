import type { World } from '../world.ts'

export const TROUBLES = [
  { id: 'none', label: '正常' },
  { id: 'errors', label: '500を返す' },
  { id: 'silence', label: '応答しない' },
] as const

export type Trouble = (typeof TROUBLES)[number]['id']

const EVERYTHING = '/v2/*'

export function troubleNow(world: World): Trouble | undefined {
  const faults = world.faults.list()
  if (faults.length === 0) return 'none'
  const fault = faults.find(({ path, channelId, times }) => path === EVERYTHING && !channelId && !times)
  if (fault?.kind === 'status') return 'errors'
  return fault?.kind === 'hang' ? 'silence' : undefined
}

export function makeTrouble(world: World, trouble: unknown): void {
  world.faults.clear()
  if (trouble === 'errors') world.faults.add({ path: EVERYTHING, kind: 'status', status: 500 })
  if (trouble === 'silence') world.faults.add({ path: EVERYTHING, kind: 'hang', when: 'before', milliseconds: null })
}
