import { z } from 'zod'
import { definition } from './definition.ts'

/** What an editor is told of a definition while somebody writes it: docs/procedure-definition.schema.json. */
export const definitionJsonSchema = () => z.toJSONSchema(definition, { io: 'input' })
