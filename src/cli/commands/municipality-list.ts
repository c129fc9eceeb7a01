import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Command } from '../command.ts'

export const municipalityList: Command = {
  name: 'municipality list',
  summary: { ja: '自治体の一覧', en: 'list the municipalities' },
  options: {},
  async run(_input, context) {
    const { municipalities } = await context.connect()
    const all = await municipalities.all()
    const listed = await Promise.all(
      all.map(async ({ slug, publicUrl, db }) => {
        const { code, name } = await getProfile(db)
        return { slug, code, name, publicUrl }
      }),
    )
    return {
      ok: true,
      lines: listed.map(({ slug, code, name, publicUrl }) => [slug, code, name, publicUrl].join('\t')),
      json: { municipalities: listed },
    }
  },
}
