/** Fewer would let what one person did be read, or say more of one case than of the town: then nothing is shown of them (個人情報保護法69条). */
export const FEWEST = 5

/** None is nobody's. */
export const isSmall = (count: number): boolean => count > 0 && count < FEWEST
