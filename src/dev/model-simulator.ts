export const MODEL_SIMULATOR = 'simulators/llm/main.ts'

/** What a demo town takes for a language model. */
export const modelAddress = (port: number): string => `http://127.0.0.1:${port}/v1`
