import type { Children } from '../types.ts'

export type Town = {
  name: Children
  href: string
  /** Beside the name: 「オンライン窓口」. */
  service?: Children
  /** The town's mark: empty to assistive technology, since the name stands beside it. */
  logo?: string
}

export const TownName = ({ name, href, service, logo }: Town) => (
  <a class="town-name" href={href}>
    {logo && <img src={logo} alt="" height={32} />}
    <span>
      <strong>{name}</strong>
      {service && <span class="town-service">{service}</span>}
    </span>
  </a>
)
