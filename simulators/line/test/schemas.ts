import { Ajv, type ValidateFunction } from 'ajv'
import { fileURLToPath } from 'node:url'
import { createGenerator, type SchemaGenerator } from 'ts-json-schema-generator'

const models = (part: string) =>
  fileURLToPath(import.meta.resolve(`@line/bot-sdk`).replace(/index\.js$/, `${part}/model/models.d.ts`))

// Strict on purpose: a property that LINE's schemas do not know is a slip of the simulator.
const generatorOf = (part: string) =>
  createGenerator({ path: models(part), skipTypeCheck: true, additionalProperties: false, topRef: true })

const generators = new Map<string, SchemaGenerator>()
const validators = new Map<string, ValidateFunction>()

/** A check made from the SDK's types, which LINE generates from its published wire schemas. */
export function schemaOf(part: 'webhook' | 'messaging-api', type: string): ValidateFunction {
  const name = `${part} ${type}`
  let validator = validators.get(name)
  if (!validator) {
    const generator = generators.get(part) ?? generatorOf(part)
    generators.set(part, generator)
    const ajv = new Ajv({ strict: false, formats: { 'date-time': true } })
    validator = ajv.compile(generator.createSchema(type))
    validators.set(name, validator)
  }
  return validator
}

export function problems(part: 'webhook' | 'messaging-api', type: string, value: unknown): string[] {
  const validate = schemaOf(part, type)
  if (validate(value)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${type}${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}
