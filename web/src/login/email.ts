/** Whether it could be a mail address: the server has the last word. */
export function isEmail(text: string): boolean {
  return /^\S+@\S+\.\S+$/.test(text.trim())
}
