declare module 'virtual:messages/en' {
  const messages: import('@lingui/core').Messages
  export default messages
}
declare module 'virtual:messages/ru' {
  const messages: import('@lingui/core').Messages
  export default messages
}
declare module 'virtual:messages/pl' {
  const messages: import('@lingui/core').Messages
  export default messages
}
