import { BlockList, isIP } from 'node:net'

/** Networks as an operator writes them, `10.1.2.0/24,::1/128`. Undefined where one of them is none. */
export function readNetworks(text: string): ((address: string) => boolean) | undefined {
  const networks = new BlockList()
  for (const one of text.split(',').filter((part) => part.trim() !== '')) {
    const [, net = '', prefix = ''] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(one.trim()) ?? []
    const family = isIP(net)
    if (family === 0 || Number(prefix) > (family === 4 ? 32 : 128)) return undefined
    networks.addSubnet(net, Number(prefix), family === 4 ? 'ipv4' : 'ipv6')
  }
  return (address) => isIP(address) !== 0 && networks.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
}
