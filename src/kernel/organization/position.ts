/** 職位 in a section, and the word for it on screens. */
export const POSITIONS = { head: '課長', deputy: '課長補佐', chief: '係長', member: '係員' } as const

export type Position = keyof typeof POSITIONS
