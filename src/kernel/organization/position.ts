/** 職位 in a section, and the word for it on screens. */
export const POSITIONS = { head: '課長', deputy: '課長補佐', chief: '係長', member: '係員' } as const

export type Position = keyof typeof POSITIONS

/** A position that somebody acts in, beside being a member. */
export type OfficePosition = Exclude<Position, 'member'>

/** What people say: 人事課長, 人事課長補佐, 人事課 係長, あおぞら市長; whoever holds no office is of the section. */
export function titleOf(section: string, position: Position): string {
  if (position === 'head') return `${section}長`
  if (position === 'deputy') return `${section}長補佐`
  return position === 'chief' ? `${section} ${POSITIONS.chief}` : section
}
