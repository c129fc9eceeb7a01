const needsQuotes = /[",\r\n]/

/** One line of a CSV file (RFC 4180), without its end. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  cells.map((cell) => (needsQuotes.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(',')
