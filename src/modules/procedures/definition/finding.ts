/** What keeps a definition from being published, and where: `pages[2].fields[0].when`. */
export interface Finding {
  path: string
  message: string
}

export const findingInWords = ({ path, message }: Finding): string => (path ? `${path}: ${message}` : message)
