export const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** One application in the staff console, as routes name it. */
export const APPLICATION = `/applications/:id{${UUID}}`
