import './app/theme/theme'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, styleNonce } from './app/App'
import { watchStyles } from './parts/styles'

// react-remove-scroll, under our dialogs, looks for the nonce of its style here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() })

watchStyles()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
