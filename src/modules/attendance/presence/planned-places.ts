import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { PlannedPlace } from '#kernel/program.ts'

/** Where some people are expected on some days, as far as any module knows. */
export async function plannedPlaces(
  { var: { modules, municipality } }: Context<ConsoleEnv>,
  staffIds: readonly number[],
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<PlannedPlace[]> {
  const all = await Promise.all(
    modules.map(async (module) => (await module.plannedPlaces?.(municipality, staffIds, from, through)) ?? []),
  )
  return all.flat()
}

export const placesOn = (places: readonly PlannedPlace[], staffId: number, on: Temporal.PlainDate): string[] => [
  ...new Set(places.filter((one) => one.staffId === staffId && one.on.equals(on)).map(({ site }) => site.name)),
]
