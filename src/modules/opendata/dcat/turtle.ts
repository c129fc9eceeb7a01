import { Writer } from 'n3'
import jsonld from 'jsonld'
import { CONTEXT } from './catalogue.ts'

/** The same statements in Turtle. Nothing is fetched: the context stands in the document. */
export async function inTurtle(document: object): Promise<string> {
  const quads = (await jsonld.toRDF(document as jsonld.JsonLdDocument, {
    documentLoader: (url) => Promise.reject(new Error(`${url} is not fetched`)),
  })) as object[]
  const writer = new Writer({ prefixes: CONTEXT })
  writer.addQuads(quads as Parameters<Writer['addQuads']>[0])
  return await new Promise((resolve, reject) => {
    writer.end((error, text) => (error ? reject(error) : resolve(text)))
  })
}
