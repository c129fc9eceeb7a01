/** The languages in which the town speaks to people outside. */
export type Language = 'ja' | 'en'
