import jsonld from 'jsonld'
import { Parser, Writer } from 'n3'
import { CONTEXT } from './catalogue.ts'

/** The same statements in Turtle. Nothing is fetched: the context stands in the document. */
export async function inTurtle(document: object): Promise<string> {
  const statements = await jsonld.toRDF(document as jsonld.JsonLdDocument, {
    format: 'application/n-quads',
    documentLoader: (url) => Promise.reject(new Error(`${url} is not fetched`)),
  })
  const writer = new Writer({ prefixes: CONTEXT })
  writer.addQuads(new Parser({ format: 'N-Quads' }).parse(String(statements)))
  return await new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)))
  })
}
