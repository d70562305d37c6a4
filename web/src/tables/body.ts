/** The body of an answer; every refusal has been thrown before. */
export async function bodyOf<T>(answering: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answering
  if (data === undefined) throw new Error('an answer without a body')
  return data
}
