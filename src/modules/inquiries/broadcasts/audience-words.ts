import type { Audience } from './audience.ts'

/** 子育て・防災 / 東部 / 0〜3歳のお子さん. @param names of its topics and of its wards */
export function audienceInWords(audience: Audience, names: { topics: string[]; wards: string[] }): string {
  if (audience.kind === 'everybody') return '友だち全員'
  const { ages } = audience
  return [
    `話題: ${names.topics.join('、')}`,
    names.wards.length > 0 && `地区: ${names.wards.join('、')}`,
    ages && `お子さん: ${ages.from === ages.until ? `${ages.from}歳` : `${ages.from}歳から${ages.until}歳`}`,
  ]
    .filter(Boolean)
    .join('。')
}
