import type { Children } from '../types.ts'

export type Town = {
  name: Children
  /** Absent where there is no way home: the host is nobody's. */
  href?: string
  /** Beside the name: 「オンライン窓口」. */
  service?: Children
  /** The town's mark: empty to assistive technology, since the name stands beside it. */
  logo?: string
}

export function TownName({ name, href, service, logo }: Town) {
  const inside = (
    <>
      {logo && <img src={logo} alt="" height={32} />}
      <span>
        <strong>{name}</strong>
        {service && <span class="town-service">{service}</span>}
      </span>
    </>
  )
  return href === undefined ? (
    <p class="town-name">{inside}</p>
  ) : (
    <a class="town-name" href={href}>
      {inside}
    </a>
  )
}
