/**
 * `Promise.all` by name: asks all at the same time, and each answer keeps the name of its question.
 * @throws what the first of them throws
 */
export async function allOf<Asked extends Record<string, unknown>>(
  asked: Asked,
): Promise<{ [Name in keyof Asked]: Awaited<Asked[Name]> }> {
  const answers = await Promise.all(Object.entries(asked).map(async ([name, answer]) => [name, await answer] as const))
  return Object.fromEntries(answers) as { [Name in keyof Asked]: Awaited<Asked[Name]> }
}
