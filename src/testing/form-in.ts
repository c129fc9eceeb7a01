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

const FORM = /<form\b[^>]*>[\s\S]*?<\/form>/g
const tagOf = (html: string): string => /^<[^>]*>/.exec(html)![0]
const controlsOf = (form: string): string[] => [...form.matchAll(CONTROL)].map(([control]) => control)
const nameOf = (control: string): string => attribute(tagOf(control), 'name') ?? ''

/** The fields of the form that posts to an address, without the anti-forgery token. */
export function formIn(html: string, action: string): Record<string, string> {
  const form = html.match(FORM)?.find((one) => attribute(tagOf(one), 'action') === action)
  if (!form) throw new Error(`no form posts to ${action}`)
  const fields = controlsOf(form).flatMap((control): [string, string][] => {
    const [name, value] = [nameOf(control), valueOf(control)]
    return name && name !== '_csrf' && value !== undefined ? [[name, value]] : []
  })
  return Object.fromEntries(fields)
}

/** Every form that posts: where to, and the names of all its fields but the anti-forgery token. */
export const postFormsIn = (html: string): { action: string; names: string[] }[] =>
  (html.match(FORM) ?? [])
    .filter((form) => attribute(tagOf(form), 'method')?.toLowerCase() === 'post')
    .map((form) => ({
      action: attribute(tagOf(form), 'action') ?? '',
      names: [...new Set(controlsOf(form).map(nameOf))].filter((name) => name !== '' && name !== '_csrf'),
    }))
