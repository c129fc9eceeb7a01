import type { Municipalities, Municipality } from '#kernel/municipality/municipalities.ts'
import type { Option } from './command.ts'
import { UsageError } from './command.ts'
import type { Input } from './parse.ts'

/** `--municipality SLUG`: needed only where there are several. */
export const municipalityOption: Record<string, Option> = {
  municipality: {
    value: 'SLUG',
    help: { ja: '自治体 (一つしかなければ省略できます)', en: 'which one, if there are several' },
  },
}

/** The municipalities that are meant: the one named, or all. */
export async function chosenOnes(municipalities: Municipalities, input: Input): Promise<Municipality[]> {
  const all = await municipalities.all()
  const slug = input.find('municipality')
  if (slug === undefined) return all
  const chosen = all.filter((municipality) => municipality.slug === slug)
  if (chosen.length === 0)
    throw new UsageError(`自治体 ${slug} はありません (no such municipality): ${all.map((one) => one.slug).join(', ')}`)
  return chosen
}

/** The one municipality that is meant. @throws UsageError where there are several to choose from, or none */
export async function chosenOne(municipalities: Municipalities, input: Input): Promise<Municipality> {
  const [one, ...others] = await chosenOnes(municipalities, input)
  if (one && others.length === 0) return one
  const slugs = [one, ...others].map((each) => each?.slug).join(', ')
  throw new UsageError(
    one
      ? `--municipality でどれか指定してください (choose one): ${slugs}`
      : 'まだ自治体がありません。municipality create で作ってください (there is no municipality yet)',
  )
}
