import type { JsonLdDocument } from 'jsonld'
import { CONTEXT } from './catalogue.ts'

/**
 * The same statements in Turtle. Nothing is fetched: the context stands in the document. The libraries, which bring an
 * HTTP client along, are loaded when somebody first asks.
 */
export async function inTurtle(document: object): Promise<string> {
  const [{ default: jsonld }, { Parser, Writer }] = await Promise.all([import('jsonld'), import('n3')])
  const statements = await jsonld.toRDF(document as JsonLdDocument, {
    format: 'application/n-quads',
    documentLoader: (url) => Promise.reject(new Error(`${url} is not fetched`)),
  })
  const writer = new Writer({ prefixes: CONTEXT })
  writer.addQuads(new Parser({ format: 'N-Quads' }).parse(String(statements)))
  return await new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)))
  })
}
