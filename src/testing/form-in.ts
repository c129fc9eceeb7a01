// For tests: a form of a page with what stands in it, as a browser would send it when nobody has touched anything.

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const plain = (html: string): string => html.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!)
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag)
  return found ? plain(found[1] ?? '') : undefined
}

const CONTROL = /<input\b[^>]*>|<textarea\b[^>]*>[\s\S]*?<\/textarea>|<select\b[^>]*>[\s\S]*?<\/select>/g

function valueOf(control: string): string | undefined {
  const [tag = ''] = /^<[^>]*>/.exec(control) ?? []
  if (tag.startsWith('<textarea')) return plain(control.slice(tag.length, -'</textarea>'.length).replace(/^\n/, ''))
  if (tag.startsWith('<select')) {
    const options = control.match(/<option\b[^>]*>/g) ?? []
    return attribute(options.find((one) => attribute(one, 'selected') !== undefined) ?? options[0] ?? '', 'value') ?? ''
  }
  const type = attribute(tag, 'type')
  if (type === 'file') return undefined
  if ((type === 'radio' || type === 'checkbox') && attribute(tag, 'checked') === undefined) return undefined
  return attribute(tag, 'value') ?? ''
}

/** The fields of the form that posts to an address, without the anti-forgery token. */
export function formIn(html: string, action: string): Record<string, string> {
  const form = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].find(
    ([one]) => attribute(/^<[^>]*>/.exec(one)![0], 'action') === action,
  )
  if (!form) throw new Error(`no form posts to ${action}`)
  const fields = [...form[0].matchAll(CONTROL)].flatMap(([control]): [string, string][] => {
    const [name, value] = [attribute(/^<[^>]*>/.exec(control)![0], 'name'), valueOf(control)]
    return name && name !== '_csrf' && value !== undefined ? [[name, value]] : []
  })
  return Object.fromEntries(fields)
}
