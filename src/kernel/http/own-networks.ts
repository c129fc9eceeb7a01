import { readNetworks } from '#lib/http/networks.ts'

const THIS_MACHINE = '127.0.0.0/8,::1/128'

/** Networks behind the town's wall that may be asked or told something: those that the operator named, in the demo this machine. */
export function ownNetworks(named: string | undefined, demo: boolean): (address: string) => boolean {
  const own = readNetworks(named ?? (demo ? THIS_MACHINE : ''))
  return (address) => Boolean(own?.(address))
}
