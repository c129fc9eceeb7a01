export const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

export const isUuid = (text: string): boolean => new RegExp(`^${UUID}$`).test(text)

/** One application as routes name it, on both sides of the counter. */
export const APPLICATION = `/applications/:id{${UUID}}`
